package org.hansho.sigma;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code baseline:} document: what is normal for a group is learned, and what is not is a result.
 *
 * <p>The kind is Hansho's extension of Sigma; {@code docs/sigma.md} is its reference.
 *
 * @param peers fields that name the group's peers; a result must be unusual among them too
 * @param activity references of the rules whose results are signs of life; for {@link Dormant}
 * @param building whether another document refers to this one without {@code generate}
 */
public record Baseline(
    Header header,
    Subject subject,
    Learning learning,
    Memory memory,
    List<String> peers,
    List<String> activity,
    Condition condition,
    boolean building)
    implements KeyedDocument {
  public Baseline {
    peers = List.copyOf(peers);
    activity = List.copyOf(activity);
  }

  /**
   * How long a group, or the whole rule, only learns. Both bounds must be met.
   *
   * @param period in event time since the first event
   * @param samples fewest events
   * @param perRule whether one learning time serves all groups
   * @param days on how many days of that time a value must have been seen to be known without a
   *     word when it comes again, unless it was about as frequent as the others: 1 or 2
   */
  public record Learning(Duration period, int samples, boolean perRule, int days) {}

  /**
   * What is kept and for how long.
   *
   * @param forget a value not seen for that long is new again
   * @param history how far back the normal reaches
   * @param season what the current bucket is compared with
   * @param knownAfterAlert how long after its first result something becomes known although nobody
   *     called it expected; zero for at once, null for never
   * @param values most values a group keeps
   * @param groups most groups kept
   * @param alertWhenOver whether a group over its limit still raises results
   */
  public record Memory(
      Duration forget,
      Duration history,
      Season season,
      @Nullable Duration knownAfterAlert,
      int values,
      int groups,
      boolean alertWhenOver) {}

  /** Which past buckets a bucket is compared with. */
  public enum Season {
    /** All. */
    NONE,
    /** The same hour of the day. */
    DAY,
    /** The same hour of the week. */
    WEEK
  }

  /** What a volume adds up. */
  public enum Measure {
    COUNT,
    SUM,
    DISTINCT
  }

  /** When the baseline fires; one kind for each type. */
  public sealed interface Condition
      permits Access,
          AttemptsCondition,
          ContactsCondition,
          Dormant,
          FirstSeen,
          FloodCondition,
          Mix,
          Rare,
          Retrospect,
          Session,
          Statement,
          Travel,
          Volume {}

  /**
   * {@code first_seen}: the group has not had this tuple of values.
   *
   * @param fields the tuple; of a ladder the fields of its rungs
   * @param score bounds of how surprising a new tuple is, 0 to 1; may be empty
   * @param ladder rungs from coarse to fine, each judged by itself; empty where the fields are a
   *     tuple
   */
  public record FirstSeen(List<String> fields, List<Bound> score, List<Rung> ladder)
      implements Condition {
    public FirstSeen {
      fields = List.copyOf(fields);
      score = List.copyOf(score);
      ladder = List.copyOf(ladder);
    }

    /** A tuple of which every new one is a result. */
    public FirstSeen(List<String> fields) {
      this(fields, List.of(), List.of());
    }
  }

  /**
   * A rung of a ladder.
   *
   * @param level the severity of a result that it gives; null if it gives none
   */
  public record Rung(String field, @Nullable Level level) {}

  /**
   * Knowledge across groups that a baseline needs: how many other groups have used the values of
   * some fields.
   *
   * @param name what the number is called
   * @param fields whose values are counted
   */
  public record Prevalence(String name, List<String> fields) {
    /** Other groups that have the tuple. */
    public static final String GROUPS = "groups";

    /** Other groups among the peers that have the tuple. */
    public static final String PEERS = "peers";

    /** Other groups that use the address. */
    public static final String ADDRESS = "address_groups";

    /** Other groups that use the network. */
    public static final String NETWORK = "network_groups";

    /** All machines of one's own, by {@link ContactsCondition.Share}. */
    public static final String MACHINES = "machines";

    /** Attempts in the busiest hour of the groups of the fleet, by {@link Fleet}. */
    public static final String FLEET = "fleet";

    public Prevalence {
      fields = List.copyOf(fields);
    }
  }

  /**
   * {@code rare}: the tuple is seldom in the group.
   *
   * @param share bounds of its share of the group's events, 0 to 1; may be empty
   * @param days bounds of the number of days it was seen on; may be empty
   */
  public record Rare(List<String> fields, List<Bound> share, List<Bound> days)
      implements Condition {
    public Rare {
      fields = List.copyOf(fields);
      share = List.copyOf(share);
      days = List.copyOf(days);
    }
  }

  /**
   * {@code volume}: the running bucket exceeds every given bound.
   *
   * @param bucket its length, aligned to event time
   * @param fields what is summed or distinguished; empty for {@link Measure#COUNT}
   */
  public record Volume(Duration bucket, Measure measure, List<String> fields, VolumeBounds bounds)
      implements Condition {
    public Volume {
      fields = List.copyOf(fields);
    }
  }

  /**
   * What a volume is held against; each may be empty, and all must hold.
   *
   * @param floor of the value itself
   * @param deviation of the lesser of z-score and percentile score
   * @param ratio of the quotient to the usual value
   * @param tail of the probability of so high a value
   * @param peak of the quotient to the highest value of the past
   */
  public record VolumeBounds(
      List<Bound> floor,
      List<Bound> deviation,
      List<Bound> ratio,
      List<Bound> tail,
      List<Bound> peak) {
    public VolumeBounds {
      floor = List.copyOf(floor);
      deviation = List.copyOf(deviation);
      ratio = List.copyOf(ratio);
      tail = List.copyOf(tail);
      peak = List.copyOf(peak);
    }

    /** Whether nothing is bounded. */
    boolean isEmpty() {
      return floor.isEmpty()
          && deviation.isEmpty()
          && ratio.isEmpty()
          && tail.isEmpty()
          && peak.isEmpty();
    }
  }

  /**
   * {@code mix}: the operations of the running period differ from those of the past, and one of
   * them is new.
   *
   * @param period what is compared, aligned to event time
   * @param field names the operation
   * @param divergence bounds of the Jensen-Shannon divergence, 0 to 1
   * @param floor bounds of the number of operations in the period
   */
  public record Mix(Duration period, String field, List<Bound> divergence, List<Bound> floor)
      implements Condition {
    public Mix {
      divergence = List.copyOf(divergence);
      floor = List.copyOf(floor);
    }
  }

  /**
   * {@code access}: an entity uses a resource that entities like it do not use.
   *
   * @param entity the field that names who uses
   * @param field the field that names what is used
   * @param score bounds of the score, 0 to 1
   * @param users fewest users of a resource for it to be judged
   * @param resources fewest resources of an entity for it to be judged
   */
  public record Access(String entity, String field, List<Bound> score, int users, int resources)
      implements Condition {
    public Access {
      score = List.copyOf(score);
    }
  }

  /**
   * {@code travel}: two events of the group are too far apart for the time between them.
   *
   * @param field the address that is located
   * @param speed bounds in km/h
   * @param distance bounds in km; may be empty
   * @param ignoreKnown whether a journey between two usual places is no result
   * @param ignoreShared an address that this many other groups use is no result; 0 for off
   */
  public record Travel(
      String field, List<Bound> speed, List<Bound> distance, boolean ignoreKnown, int ignoreShared)
      implements Condition {
    public Travel {
      speed = List.copyOf(speed);
      distance = List.copyOf(distance);
    }

    /** Where the fields about the address begin: {@code source} for {@code source.ip}. */
    public String prefix() {
      int dot = field.lastIndexOf('.');
      return dot < 0 ? field : field.substring(0, dot);
    }

    /** The field with the number of the address's network. */
    public String network() {
      return prefix() + ".as.number";
    }
  }

  /**
   * {@code session}: what one visitor does until it is silent for a while adds up to a score.
   *
   * @param idle a session ends after so long without a fact
   * @param longest and after so long in any case
   * @param evidence what is looked at
   * @param score bounds of the points that hold together
   * @param once whether further records of a session that was reported add no results
   */
  public record Session(
      Duration idle,
      Duration longest,
      List<SessionEvidence> evidence,
      List<Bound> score,
      boolean once)
      implements Condition {
    public Session {
      evidence = List.copyOf(evidence);
      score = List.copyOf(score);
    }

    /** Every rule that some evidence speaks of. */
    List<String> rules() {
      return evidence.stream().flatMap(piece -> piece.rules().stream()).distinct().toList();
    }
  }

  /**
   * {@code dormant}: the first event after a long silence.
   *
   * @param idle how long nothing was seen of the group
   * @param orEqual whether exactly that long is long enough
   */
  public record Dormant(Duration idle, boolean orEqual) implements Condition {}

  /**
   * {@code statement}: a statement of SQL is built otherwise than those that the group knows.
   *
   * @param sign what of it is looked for
   * @param learned whether the group's statements come from a program, and so can be known; else
   *     they are written by hand
   */
  public record Statement(Sign sign, boolean learned) implements Condition {
    /** What a statement can be a sign of. */
    public enum Sign {
      /** A value was put into a statement unescaped, and broke it. */
      VULNERABILITY,
      /** A value was put into a statement and changed what it does. */
      INJECTION
    }
  }

  /** What it needs to know across groups; each is a layer below its own. */
  public List<Prevalence> prevalences() {
    List<Prevalence> needed = new ArrayList<>();
    if (condition instanceof FirstSeen firstSeen) {
      if (!firstSeen.score().isEmpty()) {
        needed.add(new Prevalence(Prevalence.GROUPS, firstSeen.fields()));
      }
      if (!peers.isEmpty()) {
        List<String> amongPeers = new ArrayList<>(firstSeen.fields());
        amongPeers.addAll(peers);
        needed.add(new Prevalence(Prevalence.PEERS, amongPeers));
      }
    } else if (condition instanceof ContactsCondition contacts && contacts.shared() > 0) {
      if (contacts.share() != null) {
        needed.add(new Prevalence(Prevalence.MACHINES, List.of()));
      }
      needed.add(new Prevalence(Prevalence.GROUPS, List.of(contacts.peer())));
    } else if (condition instanceof AttemptsCondition attempts && attempts.fleet() != null) {
      needed.add(new Prevalence(Prevalence.FLEET, List.of(attempts.fleet().of())));
    } else if (condition instanceof Travel travel && travel.ignoreShared() > 0) {
      needed.add(new Prevalence(Prevalence.ADDRESS, List.of(travel.field())));
      needed.add(new Prevalence(Prevalence.NETWORK, List.of(travel.network())));
    }
    return needed;
  }

  /** The rule that shows all machines, among {@link #activity}; null if none is needed. */
  public @Nullable String census() {
    return condition instanceof ContactsCondition contacts && contacts.share() != null
        ? contacts.share().census()
        : null;
  }

  /** The same with another learning period; how many events it needs stays. */
  public Baseline withLearningPeriod(Duration period) {
    Learning other = new Learning(period, learning.samples(), learning.perRule(), learning.days());
    return new Baseline(header, subject, other, memory, peers, activity, condition, building);
  }

  /** The same, as a building block. */
  Baseline asBuilding() {
    return new Baseline(header, subject, learning, memory, peers, activity, condition, true);
  }
}
