package org.hansho.casework.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What people, and rules of theirs, say of an alert; nothing of it comes from the engine.
 * Immutable.
 *
 * @param reason why it is closed; null unless it is
 * @param assignee name of a user; empty for nobody
 * @param watchers names of users
 * @param suppression id of the suppression that hides it; empty unless one does
 * @param isUpdated whether it has had evidence since it was closed last
 * @param isShown whether somebody made it active again, so that no suppression hides it
 */
public record AlertState(
    AlertStatus status,
    @Nullable ClosingReason reason,
    String assignee,
    SortedSet<String> tags,
    SortedSet<String> watchers,
    String suppression,
    boolean isUpdated,
    boolean isShown) {
  /** Most tags, and most watchers, of an alert. */
  public static final int MOST_NAMES = 16;

  /** Longest tag or name of a user, in characters. */
  public static final int LONGEST_NAME = 64;

  private static final int LAYOUT = 1;

  /** Of an alert that nobody has touched. */
  public static final AlertState NEW =
      new AlertState(AlertStatus.ACTIVE, null, "", sorted(), sorted(), "", false, false);

  public AlertState {
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    watchers = Collections.unmodifiableSortedSet(new TreeSet<>(watchers));
    if (status.isClosed() != (reason != null)) {
      throw new IllegalArgumentException(status + " with the reason " + reason);
    }
  }

  private static SortedSet<String> sorted() {
    return Collections.emptySortedSet();
  }

  /** The same, open as nobody's work, and marked as updated. */
  public AlertState reopened() {
    return new AlertState(AlertStatus.ACTIVE, null, assignee, tags, watchers, "", true, isShown);
  }

  /** The same, closed, and marked as updated. */
  public AlertState updated() {
    return new AlertState(status, reason, assignee, tags, watchers, suppression, true, isShown);
  }

  /** The same with another status; whoever closes says why. */
  public AlertState with(AlertStatus newStatus, @Nullable ClosingReason why) {
    boolean isAgain = newStatus == AlertStatus.ACTIVE && status != AlertStatus.ACTIVE;
    boolean shows = isShown || isAgain || status == AlertStatus.SUPPRESSED;
    return new AlertState(newStatus, why, assignee, tags, watchers, "", false, shows);
  }

  /** The same, hidden by a suppression. */
  public AlertState suppressed(String by) {
    return new AlertState(AlertStatus.SUPPRESSED, null, assignee, tags, watchers, by, false, false);
  }

  /** The same, hidden no longer; another suppression may hide it. */
  public AlertState released() {
    return new AlertState(AlertStatus.ACTIVE, null, assignee, tags, watchers, "", false, false);
  }

  /** Whether nobody works on it or has brought it back, so that a rule may hide or show it. */
  public boolean isUntouched() {
    boolean isOpen = status == AlertStatus.ACTIVE && !isUpdated && !isShown;
    return status == AlertStatus.SUPPRESSED || (isOpen && assignee.isEmpty() && tags.isEmpty());
  }

  /** The same with somebody else who works on it. */
  public AlertState withAssignee(String name) {
    return new AlertState(status, reason, name, tags, watchers, suppression, isUpdated, isShown);
  }

  /** The same with some tags more and some fewer. */
  public AlertState withTags(Set<String> more, Set<String> fewer) {
    return new AlertState(
        status,
        reason,
        assignee,
        changed(tags, more, fewer),
        watchers,
        suppression,
        isUpdated,
        isShown);
  }

  /** The same with some watchers more and some fewer. */
  public AlertState withWatchers(Set<String> more, Set<String> fewer) {
    return new AlertState(
        status,
        reason,
        assignee,
        tags,
        changed(watchers, more, fewer),
        suppression,
        isUpdated,
        isShown);
  }

  private static SortedSet<String> changed(Set<String> names, Set<String> more, Set<String> fewer) {
    SortedSet<String> changed = new TreeSet<>(names);
    changed.addAll(more);
    changed.removeAll(fewer);
    return changed;
  }

  /** Writes it; the first byte is the version of its layout. */
  void write(StateWriter out) {
    out.number(LAYOUT);
    out.number(status.ordinal());
    out.number(reason == null ? -1 : reason.ordinal());
    out.text(assignee);
    names(out, tags);
    names(out, watchers);
    out.text(suppression);
    out.flag(isUpdated);
    out.flag(isShown);
  }

  private static void names(StateWriter out, SortedSet<String> names) {
    out.count(names.size());
    names.forEach(out::text);
  }

  /** Reads what {@link #write} has written. */
  static AlertState read(StateReader in) {
    long layout = in.number();
    if (layout != LAYOUT) {
      throw new IllegalStateException("the state of an alert has the unknown layout " + layout);
    }
    AlertStatus status = AlertStatus.values()[(int) in.number()];
    int reason = (int) in.number();
    return new AlertState(
        status,
        reason < 0 ? null : ClosingReason.values()[reason],
        in.text(),
        names(in),
        names(in),
        in.text(),
        in.flag(),
        in.flag());
  }

  private static SortedSet<String> names(StateReader in) {
    SortedSet<String> names = new TreeSet<>();
    for (int left = in.count(); left > 0; left--) {
      names.add(in.text());
    }
    return names;
  }

  byte[] toBytes() {
    StateWriter out = new StateWriter();
    write(out);
    return out.toBytes();
  }

  static AlertState of(byte @Nullable [] bytes) {
    return bytes == null ? NEW : read(new StateReader(bytes));
  }

  /** The terms by which lists find it, beside those of its alert. */
  List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    if (!assignee.isEmpty()) {
      terms.add(Term.of("assignee", assignee));
    }
    tags.forEach(tag -> terms.add(Term.of("tag", tag)));
    watchers.forEach(watcher -> terms.add(Term.of("watcher", watcher)));
    if (!suppression.isEmpty()) {
      terms.add(Term.of("suppression", suppression));
    }
    return terms;
  }
}
