package org.hansho.format.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * What one exporter announced for one observation domain: templates, sampling rates, the start of
 * its clock, and the sequence number that comes next.
 *
 * <p>Bounded: at most {@value #MOST_TEMPLATES} templates with {@value #MOST_FIELDS} fields
 * together, of which the least recently used are forgotten first, and {@value #MOST_SAMPLERS}
 * samplers. Belongs to one thread.
 */
final class Domain {
  static final int MOST_TEMPLATES = 512;
  static final int MOST_FIELDS = 2048;
  static final int MOST_SAMPLERS = 256;

  /** A step of the sequence beyond these is taken for a restart, not for a loss or disorder. */
  private static final int LARGEST_GAP = 1 << 20;

  private static final int LARGEST_DISORDER = 2048;

  private final Map<Integer, Template> templates = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Long, Long> samplers = new LinkedHashMap<>();
  private int fields;
  private @Nullable Template last;

  /** The rate announced for the whole domain; 0 if none was. */
  long samplingRate;

  /** When the exporter started, in milliseconds since 1970; -1 if it did not say. */
  long systemInitMillis = -1;

  private boolean counting;
  private int expected;

  @Nullable Template template(int id) {
    if (last == null || last.id != id) {
      Template found = templates.get(id);
      if (found == null) {
        return null;
      }
      last = found;
    }
    return last;
  }

  /** Remembers a template in place of an earlier one with that number. */
  void put(Template template) {
    remove(template.id);
    templates.put(template.id, template);
    fields += template.size();
    while (fields > MOST_FIELDS || templates.size() > MOST_TEMPLATES) {
      remove(templates.keySet().iterator().next());
    }
  }

  void remove(int id) {
    Template removed = templates.remove(id);
    if (removed != null) {
      fields -= removed.size();
      last = null;
    }
  }

  /** Forgets every template, or every one for options. */
  void removeAll(boolean options) {
    templates.values().removeIf(template -> template.options == options);
    fields = templates.values().stream().mapToInt(Template::size).sum();
    last = null;
  }

  Iterable<Template> templates() {
    return templates.values();
  }

  int templateCount() {
    return templates.size();
  }

  int fieldCount() {
    return fields;
  }

  /** Notes the rate of one sampler; the domain's own rate where there is no sampler. */
  void announce(long sampler, long rate) {
    if (rate <= 0) {
      return;
    }
    if (sampler < 0) {
      samplingRate = rate;
    } else if (samplers.containsKey(sampler) || samplers.size() < MOST_SAMPLERS) {
      samplers.put(sampler, rate);
    }
  }

  Map<Long, Long> samplers() {
    return samplers;
  }

  /** Gives a flow the rate of its sampler, or of the domain, unless the record said one. */
  void sample(Flow flow, long sampler) {
    if (flow.sampling != Flow.Sampling.ASSUMED) {
      return;
    }
    long rate = samplingRate;
    if (sampler >= 0 && !samplers.isEmpty()) {
      rate = samplers.getOrDefault(sampler, rate);
    }
    if (rate > 0) {
      flow.samplingRate = rate;
      flow.sampling = Flow.Sampling.ANNOUNCED;
    }
  }

  /**
   * Compares a packet's sequence number with the expected one.
   *
   * @param count how far the number goes on until the next packet
   * @return how many were lost before this packet; 0 also after a restart or out of order
   */
  long missing(int sequence, int count) {
    int gap = sequence - expected;
    boolean known = counting;
    if (known && gap < 0 && gap > -LARGEST_DISORDER) {
      return 0;
    }
    counting = true;
    expected = sequence + count;
    return known && gap > 0 && gap <= LARGEST_GAP ? gap : 0;
  }

  /** The next sequence number; {@link Long#MIN_VALUE} before the first packet. */
  long sequence() {
    return counting ? expected : Long.MIN_VALUE;
  }

  void setSequence(long next) {
    counting = next != Long.MIN_VALUE;
    expected = (int) next;
  }

  /** When something happened at an uptime of the exporter, if it said when it started. */
  long atUptime(long uptimeMillis) {
    return systemInitMillis < 0
        ? Event.NO_TIME
        : ElementText.scaled(systemInitMillis + uptimeMillis, 1_000_000L);
  }
}
