package org.hansho.detect;

import java.util.function.Consumer;

/** Takes what the detectors of a layer come to. Belongs to the thread of its {@link Layer}. */
final class LayerEmission implements Emission {
  /** How a detector is shown a fact. */
  enum Way {
    /** It learns, and says what it finds. */
    USUAL,
    /** It came too late to be put in order. */
    LATE,
    /** It learns, and a draft of its state says what is found. */
    SILENT,
    /** With a draft of its state. */
    DRAFT
  }

  private final DetectorPlan plan;
  private final Consumer<Result> results;
  private final LayerStates states;
  private final Timers timers;
  private final long[] overflows;
  private final ResultWriter writer;
  private int document;
  private int role;
  private long high;
  private long low;
  private long time;
  private Way way = Way.USUAL;

  /** Emits nothing yet; {@link #begin} says for what. */
  LayerEmission(
      DetectorPlan plan,
      Consumer<Result> results,
      LayerStates states,
      Timers timers,
      long[] overflows) {
    this.plan = plan;
    this.results = results;
    this.states = states;
    this.timers = timers;
    this.overflows = overflows;
    this.writer = new ResultWriter(plan);
  }

  void begin(int ofDocument, int ofRole, long keyHigh, long keyLow, Fact fact, Way ofTaking) {
    document = ofDocument;
    role = ofRole;
    high = keyHigh;
    low = keyLow;
    time = fact.time();
    way = ofTaking;
    if (ofTaking == Way.USUAL || ofTaking == Way.SILENT) {
      states.seen(ofDocument, fact.time());
    }
  }

  @Override
  public void emit(Conclusion conclusion) {
    if (way == Way.SILENT) {
      return;
    }
    boolean late = way == Way.LATE;
    Result result = writer.result(document, new GroupKey(high, low), conclusion, late);
    if (isDoubted(conclusion.time())) {
      result.doubt();
    }
    results.accept(result);
    result.settle();
  }

  /** Whether what is decided now rests on a record whose time is doubted. */
  private boolean isDoubted(long decided) {
    if (way == Way.DRAFT) {
      return true;
    }
    KeyedStates<?> keyed = states.known(document);
    boolean learns = keyed == null || keyed.detector().learns();
    KeyedStates<DoubtDetector.Doubt> doubts = learns ? null : states.doubts(document);
    DoubtDetector.Doubt doubt = doubts == null ? null : doubts.look(high, low);
    return doubt != null && doubt.holds(decided);
  }

  @Override
  public void pass(Fact fact, int place, int number) {
    DetectorPlan.Document passes = plan.document(document);
    if (passes != null && way != Way.SILENT) {
      int under = passes.passes()[role];
      Fact passed = fact.passedBy(under, place, number);
      passed = isDoubted(fact.time()) ? passed.doubted() : passed;
      results.accept(new Result(under, new GroupKey(high, low), passed, way == Way.LATE));
    }
  }

  @Override
  public void wakeAt(long wake) {
    timers.add(new Timers.Timer(wake, document, way == Way.DRAFT, high, low));
  }

  @Override
  public long since() {
    return way == Way.DRAFT ? Math.min(time, states.since(document)) : states.since(document);
  }

  @Override
  public void overflow() {
    overflows[document]++;
  }
}
