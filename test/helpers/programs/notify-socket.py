"""Receives what a service tells systemd, and prints it: one JSON list of assignments per message."""

import json
import socket
import sys

receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
receiver.bind(sys.argv[1])
print(json.dumps(["LISTENING=1"]), flush=True)
while True:
    # recv() drops a file descriptor that comes along, which ends the sender's wait.
    message = receiver.recv(4096).decode()
    print(json.dumps(message.strip().split("\n")), flush=True)
