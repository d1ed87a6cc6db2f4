package org.hansho.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where telemetry comes from, in Sigma's three words; each may be open.
 *
 * <p>On a rule it is a filter, on an event a statement. Names are lower case. Source: Sigma
 * specification 2.1, "Log source".
 *
 * @param category kind of activity, for example {@code process_creation}
 * @param product what writes the records, for example {@code linux}
 * @param service part of the product, for example {@code auditd}
 */
public record LogSource(
    @Nullable String category, @Nullable String product, @Nullable String service) {

  /** Findings of other programs, whatever the program: {@code category: external_alert}. */
  public static final LogSource EXTERNAL_ALERT = of(null, "external_alert", null);

  /** A log source of an event; give {@code null} for what is open. */
  public static LogSource of(
      @Nullable String product, @Nullable String category, @Nullable String service) {
    return new LogSource(category, product, service);
  }

  /** Whether this, read as the filter of a rule, lets events of {@code source} through. */
  public boolean admits(LogSource source) {
    return (category == null || category.equals(source.category))
        && (product == null || product.equals(source.product))
        && (service == null || service.equals(source.service));
  }

  /** Whether nothing is stated. */
  public boolean isOpen() {
    return category == null && product == null && service == null;
  }

  // Written out: what a record gets by itself is linked at run time, which is felt at every start.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LogSource source
        && Objects.equals(category, source.category)
        && Objects.equals(product, source.product)
        && Objects.equals(service, source.service);
  }

  @Override
  public int hashCode() {
    return Objects.hash(category, product, service);
  }

  @Override
  public String toString() {
    return Objects.toString(product, "*")
        + "/"
        + Objects.toString(category, "*")
        + "/"
        + Objects.toString(service, "*");
  }
}
