package org.hansho.casework.export.ticket;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A book that forgets when the process ends. */
final class MemoryBook implements TicketBook {
  final Map<String, Known> entries = new HashMap<>();
  @Nullable Instant looked;

  @Override
  public @Nullable Entry find(String tenant, String alert) {
    Known known = entries.get(tenant + alert);
    return known == null ? null : known.entry();
  }

  @Override
  public @Nullable Known of(String ticket) {
    return entries.values().stream()
        .filter(known -> known.entry().ticket().equals(ticket))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void put(String tenant, String alert, Entry entry) {
    entries.put(tenant + alert, new Known(tenant, alert, entry));
  }

  @Override
  public void remove(String tenant, String alert) {
    entries.remove(tenant + alert);
  }

  @Override
  public @Nullable Instant lookedAt() {
    return looked;
  }

  @Override
  public void looked(Instant time) {
    looked = time;
  }
}
