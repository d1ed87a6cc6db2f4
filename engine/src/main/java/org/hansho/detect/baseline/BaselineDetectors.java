package org.hansho.detect.baseline;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.hansho.detect.Columns;
import org.hansho.detect.Detector;
import org.hansho.detect.FactFilter;
import org.hansho.detect.FactLayout;
import org.hansho.detect.Lookups;
import org.hansho.detect.flood.FloodDetector;
import org.hansho.detect.retrospect.RetrospectDetector;
import org.hansho.detect.statement.StatementDetector;
import org.hansho.sigma.AttemptsCondition;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.ContactsCondition;
import org.hansho.sigma.FloodCondition;
import org.hansho.sigma.Retrospect;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Which detector decides a baseline: the visible list of all kinds. */
public final class BaselineDetectors {
  private static final List<Kind<?>> KINDS =
      List.of(
          new Kind<>(
              Baseline.FirstSeen.class,
              Baseline.FirstSeen::fields,
              FirstSeenDetector::new,
              (condition, out) -> {
                out.texts(condition.fields());
                out.flag(!condition.ladder().isEmpty());
              }),
          new Kind<>(
              Baseline.Rare.class,
              Baseline.Rare::fields,
              RareDetector::new,
              (condition, out) -> out.texts(condition.fields())),
          new Kind<>(
              Baseline.Volume.class,
              Baseline.Volume::fields,
              VolumeDetector::new,
              (condition, out) -> {
                out.text(condition.measure().name());
                out.texts(condition.fields());
                out.number(condition.bucket().toNanos());
              }),
          new Kind<>(
              Baseline.Travel.class,
              SightingReader::reads,
              TravelDetector::new,
              (condition, out) -> out.text(condition.field())),
          new Kind<>(
              Baseline.Dormant.class,
              condition -> List.of(),
              (baseline, condition, columns) -> new DormantDetector(baseline, condition),
              (condition, out) -> {}),
          new Kind<>(
              Baseline.Mix.class,
              condition -> List.of(condition.field()),
              MixDetector::new,
              (condition, out) -> {
                out.text(condition.field());
                out.number(condition.period().toNanos());
              }),
          new Kind<>(
              Baseline.Access.class,
              condition -> List.of(condition.entity(), condition.field()),
              AccessDetector::new,
              (condition, out) -> out.texts(List.of(condition.entity(), condition.field()))),
          new Kind<>(
              AttemptsCondition.class,
              CompromiseWatch::reads,
              AttemptsDetector::new,
              (condition, out) -> {
                out.text(condition.measure().name());
                out.text(condition.peer());
                out.number(condition.window().toNanos());
              }),
          new Kind<>(
              ContactsCondition.class,
              condition -> FlowFacts.reads(condition.peer()),
              ContactsDetector::new,
              (condition, out) -> {
                out.text(condition.peer());
                out.number(condition.period().toNanos());
              }),
          new Kind<>(
              FloodCondition.class,
              FloodDetector::reads,
              FloodDetector::new,
              (condition, out) -> {
                out.number(condition.slot().toNanos());
                out.text(condition.field());
                out.flag(condition.ofRequests());
                out.texts(condition.top());
              }),
          new Kind<>(
              Retrospect.class,
              RetrospectDetector::reads,
              (LookingUp<Retrospect>) RetrospectDetector::new,
              (condition, out) -> out.texts(List.of(condition.peer(), condition.resource()))),
          new Kind<>(
              Baseline.Session.class,
              SessionDetector::reads,
              SessionDetector::new,
              SessionDetector::shape),
          new Kind<>(
              Baseline.Statement.class,
              condition -> StatementDetector.READS,
              StatementDetector::new,
              (condition, out) -> out.flag(condition.learned())));

  private BaselineDetectors() {}

  /** Makes the detector of a condition. */
  private interface Maker<C> {
    Detector<?> of(Baseline baseline, C condition, Columns columns);

    default Detector<?> of(Baseline baseline, C condition, Columns columns, Lookups lookups) {
      return of(baseline, condition, columns);
    }
  }

  /** Makes the detector of a condition that looks something up. */
  private interface LookingUp<C> extends Maker<C> {
    @Override
    Detector<?> of(Baseline baseline, C condition, Columns columns, Lookups lookups);

    @Override
    default Detector<?> of(Baseline baseline, C condition, Columns columns) {
      return of(baseline, condition, columns, Lookups.NONE);
    }
  }

  /**
   * A kind of baseline.
   *
   * @param type what its documents' condition is
   * @param reads the fields that the condition looks at
   * @param maker what decides it
   * @param shape encodes what of the condition saved states depend on
   */
  private record Kind<C extends Baseline.Condition>(
      Class<C> type,
      Function<C, Collection<String>> reads,
      Maker<C> maker,
      BiConsumer<C, StateWriter> shape) {
    Collection<String> readsOf(Baseline baseline) {
      return reads.apply(type.cast(baseline.condition()));
    }

    Detector<?> detector(Baseline baseline, Columns columns, Lookups lookups) {
      return maker.of(baseline, type.cast(baseline.condition()), columns, lookups);
    }

    void shapeOf(Baseline baseline, StateWriter out) {
      shape.accept(type.cast(baseline.condition()), out);
    }
  }

  private static Kind<?> kindOf(Baseline baseline) {
    return KINDS.stream()
        .filter(kind -> kind.type().isInstance(baseline.condition()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no detector for " + baseline.condition()));
  }

  /** The fields that its condition looks at. */
  public static Set<String> reads(Baseline baseline) {
    Set<String> reads = new TreeSet<>(baseline.peers());
    reads.addAll(kindOf(baseline).readsOf(baseline));
    return reads;
  }

  /** Which facts of a rule that shows all machines are counted. */
  public static @Nullable FactFilter censusFilter(Baseline baseline, String rule) {
    return CensusDetector.filter(baseline, rule);
  }

  /** The detector. */
  public static Detector<?> of(Baseline baseline, Columns columns, Lookups lookups) {
    return kindOf(baseline).detector(baseline, columns, lookups);
  }

  /** Which facts of a rule a baseline learns from; null if from all. */
  public static @Nullable FactFilter filter(Baseline baseline, String rule, Lookups lookups) {
    if (baseline.condition() instanceof FloodCondition flood) {
      return FloodDetector.filter(baseline, flood, rule);
    }
    return baseline.condition() instanceof Retrospect
        ? RetrospectDetector.filter(baseline, rule, lookups)
        : null;
  }

  /** What counts across keys for a baseline. */
  public static Detector<?> of(Baseline baseline, Baseline.Prevalence counts, Columns columns) {
    return switch (counts.name()) {
      case Baseline.Prevalence.FLEET -> new FleetDetector(baseline, columns);
      case Baseline.Prevalence.MACHINES -> new CensusDetector(baseline, columns);
      default -> new PrevalenceDetector(baseline, counts, columns);
    };
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

  /** Encodes what of its condition saved states of a baseline depend on. */
  public static void shape(Baseline baseline, StateWriter out) {
    kindOf(baseline).shapeOf(baseline, out);
  }
}
