package org.hansho.local.journal;

import java.util.concurrent.CompletableFuture;

/** A push between its arrival and its receipt. */
final class Waiting {
  private final Push push;
  private final long sequence;
  private final long bytes;
  private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();
  private Position position = Position.START;

  Waiting(Push push, long sequence, long bytes) {
    this.push = push;
    this.sequence = sequence;
    this.bytes = bytes;
  }

  Push push() {
    return push;
  }

  long sequence() {
    return sequence;
  }

  /** Size of its record. */
  long bytes() {
    return bytes;
  }

  CompletableFuture<Receipt> receipt() {
    return receipt;
  }

  void writtenAt(Position where) {
    position = where;
  }

  void keep() {
    receipt.complete(new Receipt.Kept(sequence, position));
  }

  void refuse(Receipt.Refused refusal) {
    receipt.complete(refusal);
  }
}
