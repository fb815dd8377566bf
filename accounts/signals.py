from django.dispatch import Signal

# Sent inside invite()'s transaction with person, by and at; whoever sends mail listens.
person_invited = Signal()
