package org.hansho.server.receive;

import java.util.concurrent.CompletableFuture;
import org.hansho.local.journal.Receipt;
import org.hansho.server.settings.SourceSettings;
import org.hansho.server.tenant.Tenant;

/**
 * Where a way in hands its records over: its source's tenant.
 *
 * @param recordBytes how many bytes of records may be handed over as one
 */
record Intake(SourceSettings source, Taker taker, int recordBytes) {
  /** Takes records, as {@link Tenant#push} does. */
  interface Taker {
    CompletableFuture<Receipt> push(String source, String peer, String key, byte[] records);
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
