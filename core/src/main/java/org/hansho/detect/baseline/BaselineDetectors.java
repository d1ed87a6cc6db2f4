package org.hansho.detect.baseline;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.detect.Columns;
import org.hansho.detect.Detector;
import org.hansho.detect.FactLayout;
import org.hansho.detect.statement.StatementDetector;
import org.hansho.sigma.Baseline;

/** Which detector decides a baseline. */
public final class BaselineDetectors {
  private BaselineDetectors() {}

  /** The fields that its condition looks at. */
  public static Set<String> reads(Baseline baseline) {
    Set<String> reads = new TreeSet<>(baseline.peers());
    if (baseline.condition() instanceof Baseline.FirstSeen firstSeen) {
      reads.addAll(firstSeen.fields());
    } else if (baseline.condition() instanceof Baseline.Rare rare) {
      reads.addAll(rare.fields());
    } else if (baseline.condition() instanceof Baseline.Travel travel) {
      reads.addAll(SightingReader.reads(travel));
    } else if (baseline.condition() instanceof Baseline.Volume volume) {
      reads.addAll(volume.fields());
    } else if (baseline.condition() instanceof Baseline.Mix mix) {
      reads.add(mix.field());
    } else if (baseline.condition() instanceof Baseline.Access access) {
      reads.addAll(List.of(access.entity(), access.field()));
    } else if (baseline.condition() instanceof Baseline.Attempts attempts) {
      reads.addAll(FlowFacts.reads(attempts.peer()));
    } else if (baseline.condition() instanceof Baseline.Contacts contacts) {
      reads.addAll(FlowFacts.reads(contacts.peer()));
    } else if (baseline.condition() instanceof Baseline.Session session) {
      session.evidence().forEach(piece -> reads.add(piece.field()));
      reads.remove("");
    } else if (baseline.condition() instanceof Baseline.Statement) {
      reads.addAll(StatementDetector.READS);
    }
    return reads;
  }

  /** The detector. */
  public static Detector<?> of(Baseline baseline, Columns columns) {
    Learning learning = Learning.of(baseline.learning());
    if (baseline.condition() instanceof Baseline.Dormant dormant) {
      return new DormantDetector(dormant, learning, baseline.subject().rules().size());
    }
    if (baseline.condition() instanceof Baseline.Volume volume) {
      return new VolumeDetector(baseline, volume, columns);
    }
    if (baseline.condition() instanceof Baseline.Mix mix) {
      return new MixDetector(baseline, mix, columns);
    }
    if (baseline.condition() instanceof Baseline.Access access) {
      return new AccessDetector(baseline, access, columns);
    }
    if (baseline.condition() instanceof Baseline.Attempts attempts) {
      return new AttemptsDetector(baseline, attempts, columns);
    }
    if (baseline.condition() instanceof Baseline.Contacts contacts) {
      return new ContactsDetector(baseline, contacts, columns);
    }
    if (baseline.condition() instanceof Baseline.Statement statement) {
      return new StatementDetector(baseline, statement, columns);
    }
    if (baseline.condition() instanceof Baseline.FirstSeen firstSeen) {
      return new FirstSeenDetector(baseline, firstSeen, columns);
    }
    if (baseline.condition() instanceof Baseline.Rare rare) {
      return new RareDetector(baseline, rare, columns);
    }
    if (baseline.condition() instanceof Baseline.Travel travel) {
      return new TravelDetector(baseline, travel, columns);
    }
    if (baseline.condition() instanceof Baseline.Session session) {
      return new SessionDetector(baseline, session, columns);
    }
    throw new IllegalArgumentException("no detector for " + baseline.condition());
  }

  /** What counts across keys for a baseline. */
  public static Detector<?> of(Baseline baseline, Baseline.Prevalence counts, Columns columns) {
    return new PrevalenceDetector(baseline, counts, columns);
  }

  /**
   * Where a number that was counted across keys stands in the facts of the baseline, see {@link
   * org.hansho.detect.Fact#prevalence}; absent where none is needed.
   */
  static int place(Baseline baseline, String name) {
    List<Baseline.Prevalence> counted = baseline.prevalences();
    for (int place = 0; place < counted.size(); place++) {
      if (counted.get(place).name().equals(name)) {
        return place;
      }
    }
    return FactLayout.ABSENT;
  }

  /** What saved states of a baseline depend on: its type and the order of its fields. */
  public static String kind(Baseline baseline) {
    String type = baseline.condition().getClass().getSimpleName();
    if (baseline.condition() instanceof Baseline.FirstSeen firstSeen) {
      return type + firstSeen.fields() + (firstSeen.ladder().isEmpty() ? "" : "ladder");
    }
    if (baseline.condition() instanceof Baseline.Volume volume) {
      return type + volume.measure() + volume.fields() + volume.bucket();
    }
    if (baseline.condition() instanceof Baseline.Mix mix) {
      return type + mix.period();
    }
    if (baseline.condition() instanceof Baseline.Access access) {
      return type + access.entity() + " " + access.field();
    }
    if (baseline.condition() instanceof Baseline.Attempts attempts) {
      return type + attempts.measure() + attempts.peer() + attempts.window();
    }
    if (baseline.condition() instanceof Baseline.Contacts contacts) {
      return type + contacts.peer() + contacts.period();
    }
    if (baseline.condition() instanceof Baseline.Session session) {
      return type + session.idle() + session.longest() + shape(session);
    }
    if (baseline.condition() instanceof Baseline.Statement statement) {
      return type + statement.learned();
    }
    return baseline.condition() instanceof Baseline.Rare rare ? type + rare.fields() : type;
  }

  private static List<String> shape(Baseline.Session session) {
    return session.evidence().stream()
        .map(piece -> piece.measure() + " " + piece.field() + " " + piece.rules())
        .toList();
  }
}
