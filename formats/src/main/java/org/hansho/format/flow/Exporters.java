package org.hansho.format.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exporters a reader knows, by address, protocol version and observation domain.
 *
 * <p>Bounded: of more than {@value #MOST_DOMAINS} domains, or {@value #MOST_FIELDS} fields in all
 * their templates, those not heard of for longest are forgotten; forged exporters thus cost some 40
 * MB and never more. Belongs to one thread.
 */
final class Exporters {
  static final int MOST_DOMAINS = 1024;
  static final int MOST_FIELDS = 1 << 18;

  private final Map<Key, Domain> domains = new LinkedHashMap<>(16, 0.75f, true);
  private int fields;
  private @Nullable Key lastKey;
  private @Nullable Domain lastDomain;

  /** Who exports: the address is zero where a file does not contain it. */
  record Key(long high, long low, int version, long domain) {
    boolean is(Flow flow, int otherVersion, long otherDomain) {
      return domain == otherDomain
          && version == otherVersion
          && low == (flow.observerFamily == 0 ? 0 : flow.observerLow)
          && high == (flow.observerFamily == 0 ? 0 : flow.observerHigh);
    }

    static Key of(Flow flow, int version, long domain) {
      boolean known = flow.observerFamily != 0;
      return new Key(known ? flow.observerHigh : 0, known ? flow.observerLow : 0, version, domain);
    }
  }

  /** The domain of the flow's observer, new if it was not heard of. */
  Domain domain(Flow flow, int version, long number) {
    if (lastKey != null && lastDomain != null && lastKey.is(flow, version, number)) {
      return lastDomain;
    }
    Key key = Key.of(flow, version, number);
    Domain domain = domains.get(key);
    if (domain == null) {
      domain = new Domain();
      put(key, domain);
    }
    lastKey = key;
    lastDomain = domain;
    return domain;
  }

  /** Adds a domain, for what was saved. */
  void put(Key key, Domain domain) {
    domains.put(key, domain);
    changedFields(domain.fieldCount());
  }

  /** Adds the fields by which the templates of the domain in use have grown. */
  void changedFields(int growth) {
    fields += growth;
    while (domains.size() > 1 && (domains.size() > MOST_DOMAINS || fields > MOST_FIELDS)) {
      Domain eldest = domains.remove(domains.keySet().iterator().next());
      fields -= eldest == null ? 0 : eldest.fieldCount();
    }
  }

  Map<Key, Domain> all() {
    return domains;
  }
}
