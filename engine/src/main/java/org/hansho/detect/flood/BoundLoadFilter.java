package org.hansho.detect.flood;

import java.util.List;
import org.hansho.detect.BoundFactFilter;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.WholeNumber;

/**
 * Passes the traffic of quiet keys on to a flood in portions: nearly all addresses are quiet nearly
 * always, and their traffic changes nothing.
 *
 * <p>What one source says of a key and class is added up until it comes to a sixteenth of what a
 * slot must bring to be remembered, a 128th of the floor. Then one record goes through and carries
 * the sums of those before it ({@link #HELD}), as if all had come at its time. From a slot on that
 * matters every record goes through, until a slot does not. Sums older than five slots are
 * forgotten. So what is held back of a key is always less than a portion, and a key whose slots
 * matter is passed on whole. The first record of each hour goes through as well, since by it the
 * flood knows that its rule has a source; so does whatever is more than five slots older than what
 * came before it.
 *
 * <p>Flows that carry more than a portion go through as they come, such as sampled ones mostly do.
 */
final class BoundLoadFilter implements BoundFactFilter {
  /**
   * Derived field: for each flood its number, and what was held of packets, bytes, flows, sampled
   * packets and records.
   */
  static final String HELD = "network.held_back";

  private static final long HOUR = 3_600_000_000_000L;
  private static final int TEXT = 96;

  private final long slot;
  private final long seed;
  private final long number;
  private final int[] key;
  private final int traffic;
  private final long[] judged;
  private final int flags;
  private final boolean own;

  /** What parts of what matters one of each sum is: by judged class, and for all others. */
  private final double[][] shares;

  private final boolean explains;
  private final int[] columns;
  private final int held;

  private HeldLoads loads = new HeldLoads();
  private Load load = Load.NONE;
  private long hourStart = Long.MAX_VALUE;
  private long slotStart = Long.MAX_VALUE;
  private int slotNumber;
  private boolean hasKey;
  private int at;
  private int share;

  BoundLoadFilter(LoadFilter filter, Fields fields) {
    slot = filter.pace().slot();
    number = number(filter.document());
    seed = RunningRecord.mix(number + 1);
    key = ids(filter.key(), fields);
    traffic = filter.traffic().isEmpty() ? Fields.UNREAD : fields.id(filter.traffic());
    judged = filter.judged().stream().mapToLong(RunningRecord::hash).toArray();
    flags = filter.answers() ? fields.id(LoadReader.FLAGS) : Fields.UNREAD;
    own = filter.own();
    columns = ids(LoadReader.OF_FLOWS, fields);
    held = fields.id(HELD);
    explains = filter.answers();
    shares = new double[judged.length + 1][];
    for (int at = 0; at < judged.length; at++) {
      shares[at] = shares(filter.pace().matters(filter.judged().get(at)));
    }
    Pace pace = filter.pace();
    shares[judged.length] = shares(own ? pace.mattersOfOthers() : pace.mattersOfAny());
  }

  private static double[] shares(double[] matters) {
    double[] shares = new double[Load.FLOWS + 1];
    for (int sum = 0; sum < shares.length; sum++) {
      shares[sum] = HeldLoads.MATTERS / matters[sum];
    }
    return shares;
  }

  /** The number by which a flood knows what was held for it. */
  static long number(String document) {
    return document.hashCode() & 0xFFFF_FFFFL;
  }

  private static int[] ids(List<String> names, Fields fields) {
    return names.stream().mapToInt(fields::id).toArray();
  }

  @Override
  public void resume(HeldLoads resumed) {
    loads = resumed;
    hourStart = Long.MAX_VALUE;
  }

  @Override
  public boolean wants(Event event) {
    long hash = event.time() == Event.NO_TIME ? 0 : hash(event);
    hasKey = hash != 0;
    if (!hasKey) {
      return event.time() == Event.NO_TIME;
    }
    load = loads.record.load(event, columns);
    share = share(shares[own ? judged.length : judgedAt(loads.record.hash(event, traffic))]);
    boolean first = isFirstOfHour(event.time());
    int running = slotOf(event.time());
    at = loads.place(hash, running);
    if (loads.isOlder(at, running)) {
      hasKey = false;
      return true;
    }
    return first || loads.isDue(at, share);
  }

  private boolean isFirstOfHour(long time) {
    if (time >= hourStart && time - hourStart < HOUR) {
      return false;
    }
    long hour = Math.floorDiv(time, HOUR);
    hourStart = hour * HOUR;
    return loads.isNew(seed, hour);
  }

  /** Without a division for most records, which belong to the slot of the one before. */
  private int slotOf(long time) {
    if (time < slotStart || time - slotStart >= slot) {
      slotStart = Math.floorDiv(time, slot) * slot;
      slotNumber = (int) (slotStart / slot);
    }
    return slotNumber;
  }

  private int share(double[] of) {
    double most = 1;
    for (int sum = 0; sum < of.length; sum++) {
      most = Math.max(most, load.of(sum) * of[sum]);
    }
    return (int) Math.min(HeldLoads.MATTERS, most);
  }

  /** Of key, class and flags; 0 where the flood has no use for the record. */
  private long hash(Event event) {
    RunningRecord record = loads.record;
    long named = record.hash(event, traffic);
    boolean judges = !own && (judged.length == 0 || judgedAt(named) < judged.length);
    if (!judges && !(own && explains) && !hasFlags(event)) {
      return 0;
    }
    long hash = RunningRecord.mix(seed ^ named) ^ record.hash(event, flags);
    for (int field : key) {
      long value = record.hash(event, field);
      if (value == 0) {
        return 0;
      }
      hash = RunningRecord.mix(hash ^ value);
    }
    return hash | 1;
  }

  /** Where a class stands among those that are judged; their number if it does not. */
  private int judgedAt(long hash) {
    int at = 0;
    while (at < judged.length && judged[at] != hash) {
      at++;
    }
    return at;
  }

  /** Whether the record opens or closes connections. */
  private boolean hasFlags(Event event) {
    int found = flags == Fields.UNREAD ? Event.NONE : event.first(flags);
    return found != Event.NONE && event.number(found) > 0;
  }

  @Override
  public void heldBack(Event event) {
    if (hasKey) {
      loads.hold(at, share, load);
    }
  }

  @Override
  public void letThrough(Event event) {
    if (!hasKey) {
      return;
    }
    loads.came(at, share);
    if (loads.records(at) > 0 && held != Fields.UNREAD) {
      add(event, loads.load(at), loads.records(at));
    }
    loads.passedOn(at);
  }

  private void add(Event event, Load sums, long records) {
    int begin = event.reserve(TEXT);
    byte[] arena = event.arena();
    int end = WholeNumber.write(number, arena, begin);
    for (int sum = 0; sum < Load.SUMS; sum++) {
      arena[end++] = ' ';
      end = WholeNumber.write(sums.of(sum), arena, end);
    }
    arena[end++] = ' ';
    end = WholeNumber.write(records, arena, end);
    event.addReservedAscii(held, begin, end - begin);
  }
}
