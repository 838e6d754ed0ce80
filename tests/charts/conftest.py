import pytest

import kit


@pytest.fixture(autouse=True)
def theme() -> None:
    """Draw as a lesson does."""
    kit.setup()
