package org.hansho.server.reload;

import java.time.Duration;
import java.util.List;

/**
 * What a reload did.
 *
 * @param tenants whose content was replaced
 * @param changed keys of settings whose new values hold now
 * @param pending keys of settings whose new values hold from the next start on
 * @param took how long it took
 */
public record Reloaded(
    List<String> tenants, List<String> changed, List<String> pending, Duration took) {
  public Reloaded {
    tenants = List.copyOf(tenants);
    changed = List.copyOf(changed);
    pending = List.copyOf(pending);
  }
}
