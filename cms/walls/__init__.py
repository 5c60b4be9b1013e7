"""Walls between tenants: what Wagtail shows to people who have no right to it, closed.

Each file closes one kind of hole and names the upstream issue that would let us delete it. The walls know
nothing but Wagtail's permissions. ``docs/features/tenancy.md`` lists holes, walls and tests;
``tests/walls/test_admin_walk.py`` walks every address of the admin.
"""
