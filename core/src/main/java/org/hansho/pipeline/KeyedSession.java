package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.Layer;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Matter;
import org.hansho.detect.Matters;
import org.hansho.detect.Observation;
import org.hansho.detect.Opinion;
import org.hansho.detect.Restoration;
import org.hansho.detect.Result;
import org.hansho.detect.SavedState;
import org.hansho.detect.StateBudget;

/**
 * The second door: facts in order of time in, findings out (stage 5).
 *
 * <p>Belongs to one thread, the one writer of its states. Who hands over facts brings them in order
 * ({@link Observation#ORDER}); {@link #advance} says how far time has come without one. A few
 * observations wait inside until others have come behind them, since their states are read ahead:
 * {@link #flush} brings out what they find, and whatever asks for states or time does so by itself.
 *
 * <p>A detector that fails at a fact is told as a failure; its document goes on, and is asked no
 * more after ten of them.
 */
public final class KeyedSession {
  private final LayerStack layers;
  private final ResultEvents events;
  private final KeyedOutput output;

  KeyedSession(Engine engine, StateBudget budget, KeyedOutput output) {
    this.output = output;
    this.events =
        new ResultEvents(engine, output.keepsMatters() ? new Matters(engine.detectors()) : null);
    this.layers = new LayerStack(engine.detectors(), budget, this::found);
    layers.onFailure(output::failed);
  }

  private void found(Result result) {
    output.result(result);
    events.fold(result, output.fold());
  }

  /** Hands over what the next record tells; one that is earlier than the one before is late. */
  public void accept(Observation observation) {
    layers.accept(observation);
  }

  /** Hands over what a record tells whose time cannot be trusted; nothing is learned from it. */
  public void late(Observation observation) {
    layers.late(observation);
  }

  /** Says that everything at or before this time has been handed over. */
  public void advance(long time) {
    layers.advance(time);
  }

  /** Hands over what waits inside for others to come behind it. */
  public void flush() {
    layers.flush();
  }

  /** The input has ended: whatever waits for a time is decided. */
  public void end() {
    layers.end();
  }

  /** Tells what a person thinks of an alert; returns how many baselines have learned of it. */
  public int heed(Matter matter, Opinion opinion) {
    return layers.heed(matter, opinion);
  }

  /** How many facts came too late to be put in order, or could not be trusted. */
  public long late() {
    return layers.late();
  }

  /** What each layer remembers, from the lowest, for whoever shows it. */
  public List<Layer> layers() {
    return layers.layers();
  }

  /** References of the documents that are asked no more, since they kept failing. */
  public List<String> quarantined() {
    List<String> documents = new ArrayList<>();
    layers().forEach(layer -> documents.addAll(layer.quarantined()));
    return documents;
  }

  /** Saves what has changed since the last save, or since the session was made. */
  public List<SavedState> saveChanged() {
    return layers.saveChanged();
  }

  /** Restores one piece that was saved, before any fact is handed over. */
  public Restoration restore(SavedState saved) {
    Restoration restoration = Restoration.UNKNOWN;
    for (Layer layer : layers()) {
      if (restoration == Restoration.UNKNOWN) {
        restoration = layer.restore(saved);
      }
    }
    return restoration;
  }
}
