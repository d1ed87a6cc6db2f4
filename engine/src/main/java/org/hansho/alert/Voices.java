package org.hansho.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the documents of a detection have to say in an alert, those of the highest severity. The one
 * whose earliest record comes first speaks; of several that one record completes, that which comes
 * first in the plan. The others wait, since an earlier record of theirs may come from elsewhere.
 * Depends on what was added, not on the order. Belongs to one thread.
 */
final class Voices {
  /**
   * What a document has to say.
   *
   * @param reference of the document; empty of an alert that an older program saved
   * @param place of the document in the plan; {@link Finding#RULE} if it was read from a store
   * @param first its earliest record; without text unless it speaks
   */
  record Voice(
      String reference, String ruleId, int place, Wording wording, Evidence first, Told told) {
    boolean isOf(String document, String id) {
      return reference.isEmpty()
          ? !ruleId.isEmpty() && ruleId.equals(id)
          : reference.equals(document);
    }

    private boolean precedes(Voice other) {
      int order = first.compareTo(other.first);
      return order < 0 || (order == 0 && place < other.place);
    }

    /** The same document's, with what was added elsewhere. */
    private Voice and(Voice other) {
      boolean earlier = other.first.compareTo(first) < 0;
      boolean more = other.told.isMoreThan(told) || (earlier && !told.isMoreThan(other.told));
      return new Voice(
          other.reference,
          other.ruleId,
          Math.max(place, other.place),
          more ? other.wording : wording,
          earlier ? other.first : first,
          more ? other.told : told);
    }

    private Voice with(Evidence record) {
      return new Voice(reference, ruleId, place, wording, record, told);
    }
  }

  /** The one that speaks comes first. */
  private final List<Voice> all = new ArrayList<>(1);

  /** The one that speaks, or null. */
  @Nullable Voice speaking() {
    return all.isEmpty() ? null : all.get(0);
  }

  /** That of a document, or null. */
  @Nullable Voice of(String reference, String ruleId) {
    for (Voice voice : all) {
      if (voice.isOf(reference, ruleId)) {
        return voice;
      }
    }
    return null;
  }

  void clear() {
    all.clear();
  }

  void add(Voice added) {
    Voice known = of(added.reference, added.ruleId);
    if (known != null) {
      all.remove(known);
    }
    Voice voice = known == null ? added : known.and(added);
    if (all.isEmpty() || voice.precedes(all.get(0))) {
      silence();
      all.add(0, voice);
    } else if (voice.place != Finding.RULE || voice.told.hasAmount()) {
      all.add(voice.with(voice.first.withRecord("")));
    }
  }

  /** Whoever has spoken so far waits, unless it cannot come to have more to say. */
  private void silence() {
    Voice spoke = speaking();
    if (spoke != null) {
      all.remove(0);
      if (spoke.place != Finding.RULE || spoke.told.hasAmount()) {
        all.add(spoke.with(spoke.first.withRecord("")));
      }
    }
  }

  /** Takes over those of the same alert and severity from elsewhere. */
  void merge(Voices other) {
    other.all.forEach(this::add);
  }

  /** Replaces the record of the one that speaks. */
  void replace(UnaryOperator<Evidence> replacement) {
    Voice speaks = speaking();
    if (speaks != null) {
      all.set(0, speaks.with(replacement.apply(speaks.first)));
    }
  }

  /** Saves what the one that speaks does not save itself, and the others. */
  void write(StateWriter out) {
    Voice speaks = speaking();
    out.text(speaks == null ? "" : speaks.reference);
    out.count(Math.max(0, all.size() - 1));
    for (Voice voice : all.subList(Math.min(1, all.size()), all.size())) {
      out.text(voice.reference);
      out.text(voice.ruleId);
      out.text(voice.wording.version());
      voice.first.write(out);
      voice.told.write(out);
      voice.told.writeAmount(out);
    }
  }

  /** Restores what {@link #write} saved, behind the one that speaks. */
  static Voices read(@Nullable Voice speaks, Function<String, Wording> wordings, StateReader in) {
    Voices voices = new Voices();
    String reference = in.atEnd() ? "" : in.text(); // Older programs ended here.
    if (speaks != null) {
      voices.all.add(
          new Voice(
              reference, speaks.ruleId, speaks.place, speaks.wording, speaks.first, speaks.told));
    }
    for (int left = in.atEnd() ? 0 : in.count(); left > 0; left--) {
      String document = in.text();
      String ruleId = in.text();
      Wording wording = wordings.apply(in.text());
      Evidence first = Evidence.read(in);
      Told told = Told.read(in).withAmount(in);
      voices.all.add(new Voice(document, ruleId, Finding.RULE, wording, first, told));
    }
    return voices;
  }
}
