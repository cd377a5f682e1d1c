#!/usr/bin/env python3
"""Clients of EditionServer that send or receive a byte a second, many at once.

  slow_clients.py PORT NUMBER FILE [SECONDS]

A third of them send the head of a request that slowly, a third the body, and a third receive the edition of FILE, a Markdown document. Prints
`ready` when all are at it, and goes on until its standard input ends, or for SECONDS (300). Then prints how many connections the
server has closed. It needs nothing besides Python.
"""
import select
import socket
import sys
import time


def connected(port):
  client = socket.socket()
  # So that little waits in the kernel.
  client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
  client.connect(("127.0.0.1", port))
  return client


def main():
  port, number, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
  end = time.monotonic() + float(sys.argv[4] if len(sys.argv) > 4 else 300)
  with open(path, "rb") as file:
    document = file.read()
  head = b"POST /editions?compression=0 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/markdown\r\nContent-Length: %d\r\n\r\n" % len(document)
  senders, receivers = [], []
  for index in range(number):
    client = connected(port)
    if index % 3 == 0:
      senders.append([client, head, 0])
    elif index % 3 == 1:
      client.sendall(head)
      senders.append([client, document, 0])
    else:
      client.sendall(head + document)
      receivers.append(client)
  # All receivers have the first byte of their answers.
  for client in receivers:
    if client.recv(1) != b"H":
      sys.exit("a client that receives slowly gets no answer")
  print("ready", flush=True)
  closed = set()
  while time.monotonic() < end and not select.select([sys.stdin], [], [], 1)[0]:
    for sender in senders:
      client, data, place = sender
      try:
        client.send(data[place : place + 1], socket.MSG_DONTWAIT)
        sender[2] += 1
        if client in select.select([client], [], [], 0)[0]:
          closed.add(client)
      except OSError:
        closed.add(client)
    for client in receivers:
      try:
        if client.recv(1, socket.MSG_DONTWAIT) == b"":
          closed.add(client)
      except BlockingIOError:
        pass
      except OSError:
        closed.add(client)
  print(f"{len(closed)} of {number} closed", flush=True)


main()
