package org.hansho.local.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatTrial;
import org.hansho.format.Recognition;
import org.hansho.format.Utf16Format;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.OpenSource;
import org.hansho.record.Format;
import org.jspecify.annotations.Nullable;

/**
 * Which format reads a source: the declared one, or the one that claims its input. A recognition
 * that fails claims nothing and is counted. Belongs to the thread of its worker.
 */
final class SourceFormats {
  private static final int CERTAIN = 100;

  private final Engine engine;
  private final DeclaredFormats declared;
  private final Counters counters;
  private final Map<String, String> changed = new TreeMap<>();

  SourceFormats(Engine engine, DeclaredFormats declared, Counters counters) {
    this.engine = engine;
    this.declared = declared;
    this.counters = counters;
  }

  /** The format that somebody has declared for a source, or null. */
  @Nullable Format declared(String source) {
    return declared.of(source);
  }

  /** The declared format of the source of this input, or the one that claims it. */
  Recognition recognise(Input input) {
    Format format = declared.of(input.source());
    byte[] bytes = input.bytes();
    if (format != null) {
      Format read = Utf16Format.forSource(format, bytes, bytes.length);
      return new Recognition.Recognised(read, CERTAIN);
    }
    try {
      return FormatRecognition.recogniseBehind(bytes, bytes.length, engine.formats());
    } catch (RuntimeException | StackOverflowError e) {
      counters.add(Counters.FAILED, 1);
      return new Recognition.Unrecognised(fault(e));
    }
  }

  /** Why nothing is recognised where this program fails. */
  static String fault(Throwable thrown) {
    return "a fault of Hansho: " + thrown;
  }

  /**
   * Another format that reads this input better than the present one of its source, or null.
   *
   * @param copy gives a copy of what reads the source at present; null if there can be none
   */
  @Nullable Format better(SourceState state, Input input, Supplier<@Nullable OpenSource> copy) {
    return recognise(input) instanceof Recognition.Recognised known
            && !known.format().name().equals(state.format.name())
            && !known.format().readsBinary()
            && fitsBetter(known.format(), input.bytes(), copy)
        ? known.format()
        : null;
  }

  private boolean fitsBetter(Format format, byte[] bytes, Supplier<@Nullable OpenSource> copy) {
    FormatTrial trial;
    try {
      trial = FormatTrial.of(format, bytes, 0, bytes.length);
    } catch (RuntimeException | StackOverflowError e) {
      counters.add(Counters.FAILED, 1);
      return false;
    }
    OpenSource present = trial.fits() ? copy.get() : null;
    return present != null && trial.events() > present.trial(bytes).events();
  }

  /** Notes that a source which no declaration names is read as another format from now on. */
  void changed(SourceState before, Format to) {
    changed.put(before.id, before.format.name() + " -> " + to.name());
    counters.add(Counters.OTHER_FORMAT, 1);
  }

  /** The sources that are read as another format since the last call, and as which. */
  Map<String, String> takeChanged() {
    Map<String, String> taken = new TreeMap<>(changed);
    changed.clear();
    return taken;
  }
}
