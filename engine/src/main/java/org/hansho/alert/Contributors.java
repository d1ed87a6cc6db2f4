package org.hansho.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a detection that contribute to an alert, those of the highest severity. The one
 * whose earliest record comes first leads: its text is shown. Of several that one record completes,
 * that which comes first in the plan leads. The others are kept, since an earlier record of theirs
 * may come from elsewhere. Depends on what was added, not on the order. Belongs to one thread.
 */
final class Contributors {
  /**
   * What a document contributes.
   *
   * @param reference of the document; empty of an alert that an older program saved
   * @param place of the document in the plan; {@link Finding#RULE} if it was read from a store
   * @param first its earliest record; without text unless it leads
   */
  record Contributor(
      String reference,
      String ruleId,
      int place,
      Wording wording,
      Evidence first,
      Contribution contribution) {
    boolean isOf(String document, String id) {
      return reference.isEmpty()
          ? !ruleId.isEmpty() && ruleId.equals(id)
          : reference.equals(document);
    }

    private boolean precedes(Contributor other) {
      int order = first.compareTo(other.first);
      return order < 0 || (order == 0 && place < other.place);
    }

    /** The same document's, with what was added elsewhere. */
    private Contributor and(Contributor other) {
      boolean earlier = other.first.compareTo(first) < 0;
      boolean more =
          other.contribution.isMoreThan(contribution)
              || (earlier && !contribution.isMoreThan(other.contribution));
      return new Contributor(
          other.reference,
          other.ruleId,
          Math.max(place, other.place),
          more ? other.wording : wording,
          earlier ? other.first : first,
          more ? other.contribution : contribution);
    }

    private Contributor with(Evidence record) {
      return new Contributor(reference, ruleId, place, wording, record, contribution);
    }
  }

  /** The leading one comes first. */
  private final List<Contributor> all = new ArrayList<>(1);

  /** The leading one, or null. */
  @Nullable Contributor leading() {
    return all.isEmpty() ? null : all.get(0);
  }

  /** That of a document, or null. */
  @Nullable Contributor of(String reference, String ruleId) {
    for (Contributor contributor : all) {
      if (contributor.isOf(reference, ruleId)) {
        return contributor;
      }
    }
    return null;
  }

  void clear() {
    all.clear();
  }

  void add(Contributor added) {
    Contributor known = of(added.reference, added.ruleId);
    if (known != null) {
      all.remove(known);
    }
    Contributor contributor = known == null ? added : known.and(added);
    if (all.isEmpty() || contributor.precedes(all.get(0))) {
      stepBack();
      all.add(0, contributor);
    } else if (contributor.place != Finding.RULE || contributor.contribution.hasAmount()) {
      all.add(contributor.with(contributor.first.withRecord("")));
    }
  }

  /** The one that has led so far is kept, unless it cannot contribute more. */
  private void stepBack() {
    Contributor former = leading();
    if (former != null) {
      all.remove(0);
      if (former.place != Finding.RULE || former.contribution.hasAmount()) {
        all.add(former.with(former.first.withRecord("")));
      }
    }
  }

  /** Takes over those of the same alert and severity from elsewhere. */
  void merge(Contributors other) {
    other.all.forEach(this::add);
  }

  /** Replaces the record of the leading one. */
  void replace(UnaryOperator<Evidence> replacement) {
    Contributor leader = leading();
    if (leader != null) {
      all.set(0, leader.with(replacement.apply(leader.first)));
    }
  }

  /** Saves what the leading one does not save itself, and the others. */
  void write(StateWriter out) {
    Contributor leader = leading();
    out.text(leader == null ? "" : leader.reference);
    out.count(Math.max(0, all.size() - 1));
    for (Contributor contributor : all.subList(Math.min(1, all.size()), all.size())) {
      out.text(contributor.reference);
      out.text(contributor.ruleId);
      out.text(contributor.wording.version());
      contributor.first.write(out);
      contributor.contribution.write(out);
      contributor.contribution.writeAmount(out);
    }
  }

  /** Restores what {@link #write} saved, behind the leading one. */
  static Contributors read(
      @Nullable Contributor leader, Function<String, Wording> wordings, StateReader in) {
    Contributors contributors = new Contributors();
    String reference = in.atEnd() ? "" : in.text(); // Older programs ended here.
    if (leader != null) {
      contributors.all.add(
          new Contributor(
              reference,
              leader.ruleId,
              leader.place,
              leader.wording,
              leader.first,
              leader.contribution));
    }
    for (int left = in.atEnd() ? 0 : in.count(); left > 0; left--) {
      String document = in.text();
      String ruleId = in.text();
      Wording wording = wordings.apply(in.text());
      Evidence first = Evidence.read(in);
      Contribution contribution = Contribution.read(in).withAmount(in);
      contributors.all.add(
          new Contributor(document, ruleId, Finding.RULE, wording, first, contribution));
    }
    return contributors;
  }
}
