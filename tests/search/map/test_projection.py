"""From degrees to a drawing."""

from search.map.projection import HEIGHT, MARGIN, Projection

CORNERS = [(50.3, 5.9), (52.5, 9.4), (51.0, 7.0)]


def test_all_points_lie_inside_with_room_for_their_circles():
    projection = Projection.around(CORNERS)
    for x, y in (projection.place(*point) for point in CORNERS):
        assert MARGIN <= x <= projection.width - MARGIN
        assert MARGIN <= y <= HEIGHT - MARGIN


def test_north_is_up_and_east_is_right():
    projection = Projection.around(CORNERS)
    x, y = projection.place(51.0, 7.0)
    assert projection.place(51.5, 7.0)[1] < y
    assert projection.place(51.0, 7.5)[0] > x


def test_a_kilometre_is_as_long_in_both_directions():
    projection = Projection.around(CORNERS)
    x, y = projection.place(51.4, 7.0)
    # At this latitude a degree of longitude is about 69.5 km, one of latitude 111.2 km.
    east = projection.place(51.4, 8.0)[0] - x
    north = y - projection.place(52.4, 7.0)[1]
    assert abs(east / north - 69.5 / 111.2) < 0.02


def test_a_single_point_is_drawn_in_the_middle():
    projection = Projection.around([(51.0, 7.0)])
    assert projection.place(51.0, 7.0) == (projection.width // 2, HEIGHT // 2)
