"""The channels: one folder a channel, each turning a message value into a delivery and an answer into an outcome."""
