package org.hansho.casework.override;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.hansho.alert.Message;
import org.hansho.alert.Severity;
import org.hansho.casework.override.DetectionOverride.Origin;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.DetectionChoices;
import org.hansho.casework.store.SelfAlerts;
import org.hansho.casework.store.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * What the tenants have made of detections. All of it is in memory, so that it holds for the next
 * alert; it does nothing to alerts that are there. The engine is not affected: what is left out is
 * still detected, and counted, and the detection goes on learning. Safe from any thread.
 */
public final class DetectionOverrides implements DetectionChoices {
  /** Most overrides of a tenant. */
  public static final int MOST = 2_000;

  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_ID = 200;

  private final CaseStore store;
  private final LongSupplier clock;
  private final Map<String, Map<String, DetectionOverride>> ofApi = new ConcurrentHashMap<>();
  private final Map<String, Map<String, DetectionOverride>> ofFile = new ConcurrentHashMap<>();

  private DetectionOverrides(CaseStore store, LongSupplier clock) {
    this.store = store;
    this.clock = clock;
  }

  /** How many changes of alerts were left out, and when the last one. */
  public record LeftOut(long changes, long time) {}

  /** A change of what is stored, together with its row in the audit log. */
  public interface Noted {
    /**
     * Does it in one transaction.
     *
     * @param before what held, in words; empty for nothing
     * @param after what holds then
     */
    void change(String before, String after, Transactions.Work<Boolean> work) throws IOException;
  }

  /** The same for what the settings say. */
  public interface NotedOf {
    /** Does it in one transaction. */
    void change(DetectionOverride of, String before, String after, Transactions.Work<Boolean> work)
        throws IOException;
  }

  /**
   * Those of a store.
   *
   * @param clock nanoseconds since 1970
   */
  public static DetectionOverrides open(CaseStore store, LongSupplier clock) throws IOException {
    DetectionOverrides overrides = new DetectionOverrides(store, clock);
    for (DetectionOverride one : store.transactions().read("read overrides", OverrideTable::all)) {
      overrides.known(one.origin(), one.tenant()).put(one.detection(), one);
    }
    return overrides;
  }

  private Map<String, DetectionOverride> known(Origin origin, String tenant) {
    return (origin == Origin.API ? ofApi : ofFile)
        .computeIfAbsent(tenant, unused -> new ConcurrentHashMap<>());
  }

  @Override
  public Choice of(String tenant, String detection) {
    DetectionOverride one = SelfAlerts.contain(detection) ? null : find(tenant, detection);
    return one == null ? Choice.AS_MADE : new Choice(!one.enabled(), one.severity());
  }

  /** What holds for a detection; null if it is as its author made it. */
  public @Nullable DetectionOverride find(String tenant, String detection) {
    DetectionOverride own = known(Origin.API, tenant).get(detection);
    return own == null ? known(Origin.FILE, tenant).get(detection) : own;
  }

  /** All that a tenant, or its settings, have said, by detection. */
  public List<DetectionOverride> list(String tenant) {
    List<DetectionOverride> all = new ArrayList<>(known(Origin.API, tenant).values());
    all.addAll(known(Origin.FILE, tenant).values());
    all.sort(
        Comparator.comparing(DetectionOverride::detection)
            .thenComparing(DetectionOverride::origin));
    return all;
  }

  /** What was left out of those of a tenant, by detection. */
  public Map<String, LeftOut> leftOut(String tenant) throws IOException {
    return store
        .transactions()
        .read("read what was left out", connection -> OverrideTable.leftOut(connection, tenant));
  }

  /**
   * Says over the API what holds for a detection from now on.
   *
   * @param severity null for the severity that the detection gives
   * @throws OverrideRefusedException if it has no reason, or there are too many
   */
  public synchronized DetectionOverride put(
      String tenant,
      String detection,
      boolean enabled,
      @Nullable Severity severity,
      String reason,
      String author,
      Noted noted)
      throws IOException {
    refuse(
        reason.isBlank(),
        Message.inEnglish("An override needs a reason.").inJapanese("検出の設定を変更する理由を入力してください。"));
    refuse(
        reason.length() > LONGEST_REASON,
        Message.inEnglish("A reason has 1,000 characters at most.")
            .inJapanese("理由は 1,000 文字までです。"));
    refuse(
        detection.isBlank() || detection.length() > LONGEST_ID,
        Message.inEnglish("That is no detection.").inJapanese("検出の ID として正しくありません。"));
    Map<String, DetectionOverride> known = known(Origin.API, tenant);
    refuse(
        known.size() >= MOST && !known.containsKey(detection),
        Message.inEnglish("There are 2,000 overrides. Take some back.")
            .inJapanese("検出の変更が、上限の 2,000 件に達しています。不要な変更を取り消してください。"));
    DetectionOverride one =
        new DetectionOverride(
            tenant,
            detection,
            Origin.API,
            enabled,
            severity,
            reason.strip(),
            author,
            clock.getAsLong());
    noted.change(
        before(tenant, detection), one.line(), connection -> OverrideTable.put(connection, one));
    known.put(detection, one);
    return one;
  }

  private String before(String tenant, String detection) {
    DetectionOverride held = find(tenant, detection);
    return held == null ? "" : held.line();
  }

  /**
   * Takes back what was said over the API, so that the settings hold, or nothing.
   *
   * @return whether there was anything
   */
  public synchronized boolean remove(String tenant, String detection, Noted noted)
      throws IOException {
    DetectionOverride one = known(Origin.API, tenant).get(detection);
    if (one == null) {
      return false;
    }
    DetectionOverride file = known(Origin.FILE, tenant).get(detection);
    noted.change(
        one.line(),
        file == null ? "" : file.line(),
        connection -> OverrideTable.remove(connection, one));
    known(Origin.API, tenant).remove(detection);
    return true;
  }

  /**
   * Takes over what the settings say of a tenant; it holds at once.
   *
   * @param severities by detection
   * @param disabled detections that the content leaves out
   */
  public synchronized void hold(
      String tenant, Map<String, Severity> severities, Collection<String> disabled) {
    Map<String, DetectionOverride> wanted = new ConcurrentHashMap<>();
    severities.forEach((id, severity) -> wanted.put(id, ofFile(tenant, id, true, severity)));
    disabled.forEach(id -> wanted.put(id, ofFile(tenant, id, false, severities.get(id))));
    Map<String, DetectionOverride> before = ofFile.getOrDefault(tenant, Map.of());
    wanted.replaceAll(
        (id, one) -> {
          DetectionOverride old = before.get(id);
          return old != null && old.isLike(one) ? old : one;
        });
    ofFile.put(tenant, wanted);
  }

  /** Notes what the settings say that they did not say the last time, one row each. */
  public synchronized void note(NotedOf noted) throws IOException {
    List<DetectionOverride> stored =
        store.transactions().read("read overrides", OverrideTable::all);
    Map<String, DetectionOverride> left = new TreeMap<>();
    for (DetectionOverride old : stored) {
      if (old.origin() == Origin.FILE) {
        left.put(old.tenant() + "\n" + old.detection(), old);
      }
    }
    for (Map<String, DetectionOverride> ofTenant : ofFile.values()) {
      for (DetectionOverride one : new TreeMap<>(ofTenant).values()) {
        DetectionOverride old = left.remove(one.tenant() + "\n" + one.detection());
        if (old == null || !old.isLike(one)) {
          noted.change(
              one,
              old == null ? "" : old.line(),
              one.line(),
              connection -> OverrideTable.put(connection, one));
        }
      }
    }
    for (DetectionOverride old : left.values()) {
      noted.change(old, old.line(), "", connection -> OverrideTable.remove(connection, old));
    }
  }

  private DetectionOverride ofFile(
      String tenant, String id, boolean enabled, @Nullable Severity severity) {
    return new DetectionOverride(
        tenant, id, Origin.FILE, enabled, severity, "", "settings", clock.getAsLong());
  }

  private static void refuse(boolean wrong, Message why) {
    if (wrong) {
      throw new OverrideRefusedException(why);
    }
  }
}
