from site_config.static_files import whole_style


def test_whole_style_holds_every_part_in_one_file():
    style = whole_style()

    assert "@import" not in style
    assert "--paper:" in style
    assert ".card-title{" in style
    assert "@media print{" in style


def test_whole_style_stays_within_its_budget():
    assert len(whole_style().encode()) < 28 * 1024
