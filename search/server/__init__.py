"""The search server (Elasticsearch): filled from the search table, never asked by whoever writes.

client    the connection, and what counts as its failure
mapping   the shape of an index and of a document in it
indices   the indexes of this site on the server, and the alias
delivery  what the outbox holds goes to the server
rebuild   a new index beside the old one, then one takes the other's place
compare   differences between table and index
upkeep    what the scheduler does every few seconds
status    for people and for monitoring
"""
