package org.hansho.local.run;

import org.hansho.local.crash.CrashPoint;

/**
 * Lets all workers detect, one layer of detectors after the other. Results of a layer are facts of
 * the next ones. Belongs to the runner's thread.
 */
final class Layers {
  private final int count;
  private final RunnerMemory memory;
  private final Crew crew;
  private final Watermark watermark;

  Layers(int count, RunnerMemory memory, Crew crew, Watermark watermark) {
    this.count = count;
    this.memory = memory;
    this.crew = crew;
    this.watermark = watermark;
  }

  /** Raises event time and detects what is due by then. */
  void detect(long time) {
    watermark.raise(time);
    for (int number = 1; number <= count; number++) {
      int layer = number;
      memory.firstSeen().share(layer, crew.workers());
      crew.each(worker -> worker.detect(layer, time, crew.workers()));
      CrashPoint.reached("runner.after-layer");
    }
  }

  /** Raises event time to the newest event and detects everything that waits. */
  void detectAll() {
    watermark.raise(memory.sources().newest());
    for (int number = 1; number <= count; number++) {
      int layer = number;
      memory.firstSeen().share(layer, crew.workers());
      crew.each(worker -> worker.detectAll(layer, crew.workers()));
    }
  }
}
