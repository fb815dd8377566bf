from accounts.models.history import Event, Reading
from accounts.models.node import Node
from accounts.models.person import Absence, Employment, Person
from accounts.models.role import Role

__all__ = ["Absence", "Employment", "Event", "Node", "Person", "Reading", "Role"]
