import pytest

from routines.laws import law_key


@pytest.mark.parametrize(
    ("ref", "key"),
    [
        ("Socialtjänstlag (2025:400)", "2025-400"),
        ("11 kap. 1 § socialtjänstlagen (SFS 2025:400)", "2025-400"),
        ("Lag (1990:52) med särskilda bestämmelser om vård av unga", "1990-52"),
        ("HSLF-FS 2022:39", "hslf-fs-2022-39"),
        ("SOSFS 2014:5", "sosfs-2014-5"),
        ("Föräldrabalken", "föräldrabalken"),
    ],
)
def test_a_law_is_told_by_its_number(ref, key):
    assert law_key(ref) == key
