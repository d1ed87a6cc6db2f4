package org.hansho.casework.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.feed.FeedName;

/**
 * Alerts that are only looked at, to learn what alerts are like. They come to the store of a tenant
 * by a feed of their own and are removed together. Safe from any thread.
 *
 * <p>The id of their detection begins with {@value #PREFIX}, which no file of a detection does. By
 * it they are known: they belong to no incident, are not exported by targets, and what people say
 * of them is no verdict and teaches nothing.
 */
public final class SampleAlerts {
  private static final String PREFIX = "sample:";
  private static final String FEED = "samples";

  private final CaseStore store;
  private final Runnable wake;

  /**
   * Samples in a store.
   *
   * @param wake wakes whoever waits for changes
   */
  public SampleAlerts(CaseStore store, Runnable wake) {
    this.store = store;
    this.wake = wake;
  }

  /** Runs a change in a transaction, with the row that records it. */
  public interface Noted {
    /**
     * Runs it.
     *
     * @param count how many samples it adds or removes
     */
    void change(int count, Transactions.Work<Boolean> work) throws IOException;
  }

  /** Whether alerts of this detection are samples. */
  public static boolean isSample(String detection) {
    return detection.startsWith(PREFIX);
  }

  /**
   * The samples of a tenant: detection that raised it → id of the alert.
   *
   * @throws IOException if they cannot be read
   */
  public Map<String, String> of(String tenant) throws IOException {
    Map<String, String> found = new TreeMap<>();
    store.each(
        AlertQuery.of(tenant),
        new OnlySamples(),
        one -> found.put(one.alert().detection().substring(PREFIX.length()), one.alert().id()));
    return found;
  }

  /**
   * Lays alerts into the store as samples, at most one of a detection; of detections that have one
   * there it stays as it is.
   *
   * @return how many were not there before
   * @throws IOException if they cannot be written; then none is
   */
  public synchronized int add(String tenant, List<Alert> alerts, Noted noted) throws IOException {
    Map<String, String> before = of(tenant);
    Map<String, AlertChange> changes = new TreeMap<>();
    for (Alert alert : alerts) {
      if (!before.containsKey(alert.detection())) {
        Alert sample = sample(tenant, alert);
        changes.putIfAbsent(sample.id(), new AlertChange.Raised(sample, 1));
      }
    }
    apply(tenant, List.copyOf(changes.values()), noted);
    return changes.size();
  }

  /**
   * Removes all of them, with what people said of them.
   *
   * @return how many there were
   * @throws IOException if they cannot be removed; then all stay
   */
  public synchronized int remove(String tenant, Noted noted) throws IOException {
    List<AlertChange> changes = new ArrayList<>();
    of(tenant).values().forEach(id -> changes.add(new AlertChange.Expired(id)));
    apply(tenant, changes, noted);
    return changes.size();
  }

  private void apply(String tenant, List<AlertChange> changes, Noted noted) throws IOException {
    String feed = FeedName.of(tenant, FEED);
    long last = store.position(feed);
    EpochChanges epoch = new EpochChanges(last, last + 1, changes);
    noted.change(
        changes.size(),
        connection -> changes.isEmpty() || store.applyWithin(connection, feed, epoch));
    wake.run();
  }

  /** The id is none that a detection could give. */
  private static Alert sample(String tenant, Alert alert) {
    String detection = PREFIX + alert.detection();
    return alert.withId(id(tenant, detection)).withDetection(detection).withTenant(tenant);
  }

  private static String id(String tenant, String detection) {
    String whole = String.join("\n", FEED, tenant, detection);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static final class OnlySamples implements AlertCheck {
    @Override
    public boolean allows(OfKind kind) {
      return isSample(kind.detection());
    }

    @Override
    public boolean passes(AlertPage.Listed alert) {
      return isSample(alert.alert().detection());
    }
  }
}
