package org.hansho.format.envelope;

import java.util.Arrays;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.format.Rfc3339;

/** Event logs of Windows as EvtxECmd writes them as CSV, its default; see {@link EvtxEcmd}. */
final class EvtxEcmdCsv extends HeadedCsv {
  private static final List<String> MARKS =
      List.of("EventId", "Provider", "Channel", "Computer", "Payload");
  private static final int DATE = 10;

  @Override
  public String name() {
    return "evtxecmd-csv";
  }

  @Override
  public String description() {
    return "Event logs of Windows as EvtxECmd writes them as CSV.";
  }

  @Override
  boolean knows(List<String> columns) {
    return columns.containsAll(MARKS);
  }

  @Override
  Row row(List<String> columns) {
    return new OfEvent(columns);
  }

  private static final class OfEvent implements Row {
    private final List<String> columns;
    private final JsonLine line = new JsonLine();
    private final WindowsObject windows = new WindowsObject(line);

    OfEvent(List<String> columns) {
      this.columns = columns;
    }

    @Override
    public void begin() {
      line.begin();
    }

    @Override
    public void cell(int cell, byte[] bytes, int length) {
      String column = columns.get(cell);
      if (column.equals("Payload")) {
        windows.payload(bytes, 0, length);
      } else if (column.equals("TimeCreated") && Rfc3339.nanos(bytes, 0, length) == Event.NO_TIME) {
        byte[] time = Arrays.copyOf(bytes, length + 1);
        time[length] = 'Z';
        if (length > DATE) {
          time[DATE] = 'T';
        }
        windows.column(column, time, 0, length + 1);
      } else {
        windows.column(column, bytes, 0, length);
      }
    }

    @Override
    public boolean end(EnclosedText found, long position) {
      line.end();
      found.rewritten(line.bytes(), line.length(), position);
      return true;
    }
  }
}
