package org.hansho.format.azure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Classic logs of storage accounts, versions 1.0 and 2.0: a line a request, parts divided by
 * semicolons.
 *
 * <p>The parts get the names that resource logs have for them, so the same rules serve both.
 * Source: Azure Storage REST reference, "Storage Analytics log format".
 */
public final class StorageAnalyticsFormat implements Format {
  private static final int LONGEST_TIME = 40;

  @Override
  public String name() {
    return "storage-analytics";
  }

  @Override
  public String description() {
    return "Classic logs of Azure storage accounts (Storage Analytics 1.0 and 2.0)";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(StorageRows.SERVICE.eventClass());
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(StorageRows.SERVICE.natives());
    names.add(StorageAnalyticsReader.TIME);
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    return new LinkedHashMap<>(Services.commonFields(List.of(StorageRows.SERVICE)));
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    if (length < 24 || (sample[0] != '1' && sample[0] != '2')) {
      return 0;
    }
    boolean version = sample[1] == '.' && sample[2] == '0' && sample[3] == ';';
    boolean time = sample[8] == '-' && sample[11] == '-' && sample[14] == 'T';
    int at = 4;
    while (at < Math.min(length, LONGEST_TIME) && sample[at] != ';') {
      at++;
    }
    return version && time && at < length && sample[at - 1] == 'Z' ? 95 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new StorageAnalyticsReader(fields, limits);
  }
}
