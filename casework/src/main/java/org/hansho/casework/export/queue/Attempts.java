package org.hansho.casework.export.queue;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hansho.casework.export.destination.Message;

/**
 * The message that is being tried for each tenant, and how often the target has refused it. Only
 * refusals count: a target that is down has not looked at the message. For one thread.
 */
final class Attempts {
  private final Map<String, Attempt> byTenant = new HashMap<>();

  private record Attempt(Message message, int refusals) {}

  /** The same bytes as at the last try; empty if this message has not been tried. */
  Optional<Message> message(String tenant, String key) {
    return Optional.ofNullable(byTenant.get(tenant))
        .map(Attempt::message)
        .filter(message -> message.key().equals(key));
  }

  /** A new message is tried; that of before is forgotten. */
  void begin(String tenant, Message message) {
    byTenant.put(tenant, new Attempt(message, 0));
  }

  /** The target has refused the message once more; how often it has by now. */
  int refused(String tenant) {
    Attempt before = Objects.requireNonNull(byTenant.get(tenant), "no message was tried");
    Attempt now = new Attempt(before.message(), before.refusals() + 1);
    byTenant.put(tenant, now);
    return now.refusals();
  }

  /** The message was delivered or set aside. */
  void settled(String tenant) {
    byTenant.remove(tenant);
  }
}
