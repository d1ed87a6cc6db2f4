package org.hansho.server.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.local.run.FieldSample;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The fields that every event of one class of a source had, as long as it was learned: {@value
 * #SAMPLES} samples, over a day at least. Belongs to one thread.
 */
final class KnownFields {
  private static final int SAMPLES = 20;
  private static final long DAY = 86_400_000_000_000L;

  /** What lasts for so long is what is usual now. */
  private static final long ACCEPTED = 7 * DAY;

  /** Of a hundred events, how many must lack a field; those of a share of two are found soon. */
  private static final int SHARE = 1;

  /** So many samples in a row have to agree that fields are gone, or back. */
  private static final int AGREEING = 2;

  private final Set<String> always = new TreeSet<>();
  private String format;

  private long since;
  private long goneSince;
  private int samples;
  private int agreeing;
  private boolean gone;

  /** The class itself, once one of its events was seen by this process. */
  private @Nullable EventClass eventClass;

  private String lastFormat = "";
  private long lastNumber;

  private KnownFields(String format, long since) {
    this.format = format;
    this.since = since;
  }

  /** Those of a class of which this is the first sample. */
  static KnownFields of(FieldSample first, long now) {
    KnownFields known = new KnownFields(first.format(), now);
    known.always.addAll(inAll(first));
    return known;
  }

  private static Set<String> inAll(FieldSample sample) {
    Set<String> all = new TreeSet<>();
    sample
        .seen()
        .forEach(
            (name, seen) -> {
              if (seen == sample.events()) {
                all.add(name);
              }
            });
    return all;
  }

  /** What a sample says. */
  enum Verdict {
    /** As ever, or still learned. */
    USUAL,
    /** Fields are gone since this sample or one before. */
    GONE,
    /** Fields that were gone are back. */
    BACK,
    /** Fields were gone for so long that this is usual now. */
    ACCEPTED
  }

  /** Judges a sample, unless it was judged before. */
  Verdict judge(FieldSample sample, long now) {
    if (sample.number() == lastNumber && sample.format().equals(lastFormat)) {
      return gone ? Verdict.GONE : Verdict.USUAL;
    }
    lastNumber = sample.number();
    lastFormat = sample.format();
    always.removeIf(name -> sample.read().id(name) == Fields.UNREAD);
    if (!isLearned(now)) {
      always.retainAll(inAll(sample));
      samples++;
      return Verdict.USUAL;
    }
    boolean lacks = gone ? lacksAny(sample) : !lacking(sample).isEmpty();
    agreeing = lacks == gone ? 0 : agreeing + 1;
    if (agreeing == AGREEING) {
      agreeing = 0;
      gone = lacks;
      goneSince = now;
      return lacks ? Verdict.GONE : Verdict.BACK;
    }
    if (gone && now - goneSince > ACCEPTED) {
      begin(sample, now);
      return Verdict.ACCEPTED;
    }
    return gone ? Verdict.GONE : Verdict.USUAL;
  }

  private void begin(FieldSample sample, long now) {
    gone = false;
    samples = 0;
    since = now;
    format = sample.format();
    always.clear();
    always.addAll(inAll(sample));
  }

  /** Notes that samples of its class come. */
  void isOf(EventClass its) {
    eventClass = its;
  }

  /** Its class; another one if none of its events was seen by this process. */
  EventClass eventClassOr(EventClass other) {
    EventClass its = eventClass;
    return its == null ? other : its;
  }

  /** The format of the source when this was learned. */
  String format() {
    return format;
  }

  /** Whether fields are gone. */
  boolean isGone() {
    return gone;
  }

  private boolean isLearned(long now) {
    return samples >= SAMPLES && now - since >= DAY;
  }

  /** The fields that were always there and that enough events of a sample lack, in order. */
  List<String> lacking(FieldSample sample) {
    List<String> lacking = new ArrayList<>();
    for (String name : always) {
      if (lacks(sample, name)) {
        lacking.add(name);
      }
    }
    return lacking;
  }

  private static boolean lacks(FieldSample sample, String name) {
    return without(sample, name) * 100 >= SHARE * sample.events();
  }

  private static int without(FieldSample sample, String name) {
    return sample.events() - sample.seen().getOrDefault(name, 0);
  }

  /** Whether one event at least lacks something: then fields are not back. */
  private boolean lacksAny(FieldSample sample) {
    return always.stream().anyMatch(name -> without(sample, name) > 0);
  }

  /** How many of a hundred events of a sample lack one of these fields at least. */
  static int share(FieldSample sample, List<String> names) {
    int most = names.stream().mapToInt(name -> without(sample, name)).max().orElse(0);
    return most * 100 / sample.events();
  }

  void write(StateWriter out) {
    out.text(format);
    out.number(since);
    out.number(goneSince);
    out.count(samples);
    out.count(agreeing);
    out.flag(gone);
    out.count(always.size());
    always.forEach(out::text);
  }

  static KnownFields read(StateReader in) {
    KnownFields known = new KnownFields(in.text(), in.number());
    known.goneSince = in.number();
    known.samples = in.count();
    known.agreeing = in.count();
    known.gone = in.flag();
    for (int left = in.count(); left > 0; left--) {
      known.always.add(in.text());
    }
    return known;
  }
}
