package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.Values;
import org.hansho.json.JsonScanner;
import org.hansho.record.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Opens strings that hold JSON, also such strings inside each other: their values are added to the
 * event as if the string were the object. Of broken JSON the values before the fault are kept. Each
 * of the known places is looked at once, so time is linear; belongs to one thread.
 */
final class EmbeddedJson {
  private final int[] strings;
  private final @Nullable JsonScanner[] scanners;
  private final AzurePaths paths;
  private final Limits limits;

  EmbeddedJson(Fields fields, AzurePaths paths, Limits limits) {
    strings = Values.ids(fields, AzurePaths.STRINGS.toArray(String[]::new));
    scanners = new JsonScanner[strings.length];
    this.paths = paths;
    this.limits = limits;
  }

  void open(Event event) {
    for (int i = 0; i < strings.length; i++) {
      int slot = strings[i] == Fields.UNREAD ? Event.NONE : event.first(strings[i]);
      if (slot != Event.NONE && event.kind(slot) == ValueKind.STRING && event.length(slot) > 1) {
        open(event, slot, i);
      }
    }
  }

  /** Most sources have few of these strings, so a scanner is made when it is first needed. */
  private JsonScanner scanner(int string, Event event) {
    JsonScanner made = scanners[string];
    if (made == null) {
      made = new JsonScanner(paths.ofString(string), event, limits.depth(), limits.values());
      scanners[string] = made;
    }
    return made;
  }

  private void open(Event event, int slot, int string) {
    byte[] buffer = event.buffer(slot);
    int at = event.start(slot);
    int end = at + event.length(slot);
    while (at < end && buffer[at] <= ' ' && buffer[at] >= 0) {
      at++;
    }
    if (at < end && (buffer[at] == '{' || buffer[at] == '[')) {
      event.sliceArena(buffer == event.arena());
      scanner(string, event).read(buffer, at, end, event);
      event.sliceArena(false);
    }
  }
}
