package org.hansho.casework.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.alert.Message;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.ClosingReason;
import org.jspecify.annotations.Nullable;

/**
 * A change of alerts that a person requests. What is null or empty stays as it is.
 *
 * @param reason why they are closed; only with a status that closes
 * @param assignee name of a user; empty for nobody
 * @param note a comment; a name behind {@code @} in it becomes a watcher
 */
public record TriageChange(
    @Nullable AlertStatus status,
    @Nullable ClosingReason reason,
    @Nullable String assignee,
    Set<String> addTags,
    Set<String> removeTags,
    Set<String> addWatchers,
    Set<String> removeWatchers,
    String note) {
  private static final Pattern MENTION =
      Pattern.compile("(?<![\\w.@])@([a-z0-9][a-z0-9._-]{0,63})");
  private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:/-]*");

  /**
   * Checks it.
   *
   * @throws TriageRefusedException if it contradicts itself or breaks a bound; the message says how
   */
  public TriageChange {
    addTags = Set.copyOf(addTags);
    removeTags = Set.copyOf(removeTags);
    addWatchers = Set.copyOf(addWatchers);
    removeWatchers = Set.copyOf(removeWatchers);
    checkStatus(status, reason);
    for (String tag : addTags) {
      if (!TAG.matcher(tag).matches() || tag.length() > AlertState.LONGEST_NAME) {
        throw new TriageRefusedException(
            Message.inEnglish(
                    "A tag has letters, digits and . _ : / -, and begins with a letter or digit; at"
                        + " most {0} characters.")
                .inJapanese(
                    "タグは英数字で始め、英数字と . _ : / - を使って {0} 文字以内で指定してください。", AlertState.LONGEST_NAME));
      }
    }
    List<String> names = new ArrayList<>(addWatchers);
    names.add(assignee == null ? "" : assignee);
    if (names.stream().anyMatch(name -> name.length() > AlertState.LONGEST_NAME)) {
      throw new TriageRefusedException(
          Message.inEnglish("A name of a user has at most {0} characters.")
              .inJapanese("ユーザーの名前は {0} 文字までです。", AlertState.LONGEST_NAME));
    }
    if (note.length() > AlertEntry.LONGEST_NOTE) {
      throw new TriageRefusedException(
          Message.inEnglish("A note has at most {0} characters.")
              .inJapanese("メモは {0} 文字までです。", AlertEntry.LONGEST_NOTE));
    }
  }

  private static void checkStatus(@Nullable AlertStatus status, @Nullable ClosingReason reason) {
    if (status == AlertStatus.SUPPRESSED) {
      throw new TriageRefusedException(
          Message.inEnglish(
                  "Only a suppression suppresses. To close an alert, resolve or dismiss it.")
              .inJapanese(
                  "アラートを抑制できるのは抑制ルールだけです。アラートをクローズするには、状態を resolved または dismissed にしてください。"));
    }
    boolean closes = status != null && status.isClosed();
    if (closes && reason == null) {
      throw new TriageRefusedException(
          Message.inEnglish(
                  "Say why it is closed. Reasons are true-positive, benign-expected, false-logic,"
                      + " false-data, duplicate, undetermined.")
              .inJapanese(
                  "クローズする理由を指定してください。使えるのは"
                      + " true-positive、benign-expected、false-logic、false-data、duplicate、undetermined"
                      + " です。"));
    }
    if (!closes && reason != null) {
      throw new TriageRefusedException(
          Message.inEnglish("A reason goes with the status resolved or dismissed only.")
              .inJapanese("理由を指定できるのは、状態を resolved または dismissed にするときだけです。"));
    }
  }

  /** A change of the status alone. */
  public static TriageChange to(AlertStatus status, @Nullable ClosingReason reason, String note) {
    return new TriageChange(status, reason, null, Set.of(), Set.of(), Set.of(), Set.of(), note);
  }

  /** Whether it changes nothing. */
  public boolean isNothing() {
    return status == null
        && assignee == null
        && addTags.isEmpty()
        && removeTags.isEmpty()
        && addWatchers.isEmpty()
        && removeWatchers.isEmpty()
        && note.isEmpty();
  }

  /** Names behind an {@code @} in the note. */
  public Set<String> mentions() {
    Set<String> mentions = new TreeSet<>();
    Matcher found = MENTION.matcher(note);
    while (found.find() && mentions.size() < AlertState.MOST_NAMES) {
      mentions.add(found.group(1).replaceAll("[._-]+$", ""));
    }
    return mentions;
  }

  /** What its entry in the history is called. */
  public String verb() {
    if (status != null) {
      return status.isClosed() ? "alert.close" : "alert." + verbOfOpen(status);
    }
    if (assignee != null) {
      return "alert.assign";
    }
    boolean isTagged = !addTags.isEmpty() || !removeTags.isEmpty();
    if (isTagged) {
      return "alert.tag";
    }
    return note.isEmpty() ? "alert.watch" : "alert.comment";
  }

  private static String verbOfOpen(AlertStatus status) {
    return status == AlertStatus.ACTIVE ? "reopen" : "begin";
  }

  /** Where an alert stands behind it. Too many tags or watchers stay out. */
  AlertState of(AlertState before) {
    AlertState after = before;
    boolean isOther = status != null && (status != before.status() || reason != before.reason());
    if (isOther) {
      after = after.with(java.util.Objects.requireNonNull(status), reason);
    }
    if (assignee != null) {
      after = begun(after.withAssignee(assignee));
    }
    Set<String> watchers = new TreeSet<>(addWatchers);
    watchers.addAll(mentions());
    return after
        .withTags(room(after.tags(), addTags), removeTags)
        .withWatchers(room(after.watchers(), watchers), removeWatchers);
  }

  /** Whoever gets an open alert works on it; one that is given back is nobody's work. */
  private AlertState begun(AlertState assigned) {
    boolean isNobody = assigned.assignee().isEmpty();
    boolean isOther =
        status == null
            && assigned.status() == (isNobody ? AlertStatus.IN_PROGRESS : AlertStatus.ACTIVE);
    return isOther
        ? assigned.with(isNobody ? AlertStatus.ACTIVE : AlertStatus.IN_PROGRESS, null)
        : assigned;
  }

  private static Set<String> room(Set<String> there, Set<String> more) {
    Set<String> added = new TreeSet<>();
    for (String name : new TreeSet<>(more)) {
      if (!there.contains(name) && there.size() + added.size() < AlertState.MOST_NAMES) {
        added.add(name);
      }
    }
    return added;
  }
}
