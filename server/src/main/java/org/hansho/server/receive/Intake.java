package org.hansho.server.receive;

import java.util.concurrent.CompletableFuture;
import org.hansho.local.journal.Receipt;
import org.hansho.server.settings.SourceSettings;
import org.hansho.server.tenant.Sender;
import org.hansho.server.tenant.Tenant;

/**
 * Where a way in hands its records over: its source's tenant.
 *
 * @param recordBytes how many bytes of records may be handed over as one
 */
record Intake(SourceSettings source, Taker taker, int recordBytes) {
  /** Takes records, as a {@link Tenant} does. */
  interface Taker {
    /** Whether a sender may hand in records now; see {@link Tenant#admits}. */
    boolean admits(Sender sender, long bytes);

    /** Takes records; see {@link Tenant#push}. */
    CompletableFuture<Receipt> push(String source, String peer, String key, byte[] records);
  }

  /** Hands records in to a tenant. */
  static Taker to(Tenant tenant) {
    return new Taker() {
      @Override
      public boolean admits(Sender sender, long bytes) {
        return tenant.admits(sender, bytes);
      }

      @Override
      public CompletableFuture<Receipt> push(
          String source, String peer, String key, byte[] records) {
        return tenant.push(source, peer, key, records);
      }
    };
  }

  /** Whether a sender of this source, who can be held up, may hand in records now. */
  boolean admits(String sender, long bytes) {
    return taker.admits(new Sender(source.id(), sender, true), bytes);
  }

  /** The same of a sender whose records are lost if they are not taken. */
  boolean admitsOnce(String sender, long bytes) {
    return taker.admits(new Sender(source.id(), sender, false), bytes);
  }

  /** Hands in whole records; the receipt comes once they are synced or refused. */
  CompletableFuture<Receipt> push(String peer, String key, byte[] records) {
    return taker.push(source.id(), peer, key, records);
  }

  WayInStatus status(String place, int connections, Tally tally, String trouble) {
    return new WayInStatus(
        source.id(),
        source.tenant(),
        source.receiver().kind().word(),
        place,
        tally.records(),
        tally.bytes(),
        connections,
        tally.refused(),
        tally.dropped(),
        trouble);
  }
}
