package org.hansho.pipeline;

import java.util.List;
import java.util.Set;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.geography.AddressDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Says in which country an address is, as the analyzers of an engine say of records. Belongs to one
 * thread; an answer costs one look-up in each file of geography.
 */
public final class AddressCountries {
  private static final String ADDRESS = "source.ip";
  private static final String COUNTRY = "source.geo.country_iso_code";
  private static final byte[] NO_RECORD = {};

  private final boolean isKnown;
  private final List<Analyzer.Step> steps;
  private final Event event;
  private final int address;

  /** Asks the analyzers of this engine. */
  public AddressCountries(Engine engine) {
    List<Analyzer> asked =
        engine.analyzers().stream().filter(one -> one.writes().contains(COUNTRY)).toList();
    Fields fields = Fields.of(Set.of(ADDRESS, COUNTRY));
    this.isKnown = asked.stream().anyMatch(one -> one.offers().contains(AddressDatabase.COUNTRY));
    this.steps = asked.stream().map(one -> one.bind(fields)).toList();
    this.event = new Event(fields);
    this.address = fields.id(ADDRESS);
  }

  /** Whether anything is known of countries; without, every answer is null. */
  public boolean isKnown() {
    return isKnown;
  }

  /** The code of ISO 3166-1; null if it is not known, as of addresses of one's own. */
  public @Nullable String of(String text) {
    event.begin(NO_RECORD, 0, 0, 0);
    event.addText(address, text);
    steps.forEach(step -> step.analyze(event));
    return event.text(COUNTRY);
  }
}
