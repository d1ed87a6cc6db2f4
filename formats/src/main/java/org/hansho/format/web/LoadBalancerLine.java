package org.hansho.format.web;

import org.hansho.event.Event;
import org.hansho.format.Rfc3339;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one line of a load balancer, found but not copied. Reused. Columns are parted by
 * blanks; those in quotes may hold blanks. A Classic Load Balancer leaves out the first one.
 */
final class LoadBalancerLine extends ProxyLine {
  /** Of http, https, h2, grpcs, ws and wss. */
  private static final int LONGEST_TYPE = 5;

  /** Columns before and with the user agent, of a line without a type. */
  private static final int COLUMNS = 13;

  private static final int CLIENT = 2;
  private static final int STATUS = 7;
  private static final int RECEIVED = 9;
  private static final int SENT = 10;
  private static final int REQUEST = 11;
  private static final int AGENT = 12;

  private final int[] starts = new int[COLUMNS];
  private final int[] ends = new int[COLUMNS];

  @Override
  @Nullable Fault read(byte[] block, int from, int to) {
    clear();
    boolean typed = from < to && !Bytes.isDigit(block[from]);
    int blank = typed ? Bytes.indexOf(block, from, to, (byte) ' ') : from - 1;
    if (typed && (blank < 0 || blank - from > LONGEST_TYPE)) {
      return WebFaults.BALANCER;
    }
    int at = blank + 1;
    int column = 0;
    while (at < to && column < COLUMNS) {
      boolean quoted = block[at] == '"';
      starts[column] = quoted ? at + 1 : at;
      int stop = Bytes.indexOf(block, starts[column], to, (byte) (quoted ? '"' : ' '));
      if (stop < 0 && quoted) {
        return WebFaults.OPEN_REQUEST;
      }
      ends[column] = stop < 0 ? to : stop;
      at = ends[column] + (quoted ? 2 : 1);
      column++;
    }
    if (column <= REQUEST || (typed && column < COLUMNS)) {
      return WebFaults.BALANCER;
    }
    if (column < COLUMNS) {
      starts[AGENT] = to;
      ends[AGENT] = to;
    }
    time = Rfc3339.nanos(block, starts[0], ends[0] - starts[0]);
    boolean fits = time != Event.NO_TIME && block[starts[REQUEST] - 1] == '"' && hasStatus(block);
    setParts(block);
    return fits ? null : WebFaults.BALANCER;
  }

  private void setParts(byte[] block) {
    set(Part.CLIENT, starts[CLIENT], withoutPort(block, starts[CLIENT], ends[CLIENT]));
    set(Part.STATUS, starts[STATUS], ends[STATUS]);
    set(Part.RECEIVED, starts[RECEIVED], ends[RECEIVED]);
    set(Part.SENT, starts[SENT], ends[SENT]);
    set(Part.REQUEST, starts[REQUEST], ends[REQUEST]);
    set(Part.AGENT, starts[AGENT], ends[AGENT]);
  }

  /** A balancer that could not answer writes a hyphen. */
  private boolean hasStatus(byte[] block) {
    int length = ends[STATUS] - starts[STATUS];
    return length == 3
        ? Bytes.digits(block, starts[STATUS], 3) >= 0
        : WebFields.isMissing(block, starts[STATUS], ends[STATUS]);
  }
}
