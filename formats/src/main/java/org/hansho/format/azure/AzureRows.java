package org.hansho.format.azure;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.format.CaselessTable;
import org.hansho.format.KubernetesAuditEvents;
import org.hansho.format.Values;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of scanned rows: opens strings that hold JSON, finds the service of the row, sets
 * its time and lets the service fill the common fields.
 */
final class AzureRows {
  private static final String[] TIMES = {
    "time",
    "timeStamp",
    "eventTimestamp",
    "TimeGenerated",
    "properties.createdDateTime",
    "properties.activityDateTime",
    "AuthenticationDetails.authenticationStepDateTime"
  };

  private static final List<String> OWN =
      List.of("category", "Type", "operationName", "resourceId", "properties.loggedByService");

  private static final List<String> NATIVES = allNatives();

  static final Set<String> READS = reads();

  private static final CaselessTable<Service> TABLE = new CaselessTable<>(Services.byCategory());

  private final KubernetesAuditEvents kubernetes;
  private final EmbeddedJson embedded;
  private final IdentityHashMap<Service, Service.Rows> services = new IdentityHashMap<>();
  private final RecentTexts<Category> recent = new RecentTexts<>(Category::new);
  private final KeywordText keywords;
  private final int[] times;
  private final int[] categories;
  private final int[] marks;
  private final int directory;
  private final RowShapes shapes;

  AzureRows(Fields fields, AzurePaths paths, Limits limits, KeywordText keywords) {
    kubernetes = new KubernetesAuditEvents(fields, paths.ofRow(), limits);
    embedded = new EmbeddedJson(fields, paths, limits);
    for (Service service : Services.ALL) {
      services.put(service, service.maker().open(fields, service.common().bind(fields)));
    }
    this.keywords = keywords;
    times = Values.ids(fields, TIMES);
    categories = Values.ids(fields, "Type", "category");
    marks = Values.ids(fields, "category", "operationName", "resourceId");
    shapes = new RowShapes(fields);
    directory = fields.id("properties.loggedByService");
  }

  private static List<String> allNatives() {
    Set<String> names = new LinkedHashSet<>(OWN);
    names.addAll(Services.natives());
    names.addAll(List.of(TIMES));
    names.addAll(RowShapes.reads());
    names.addAll(AzurePaths.STRINGS);
    names.removeIf(name -> name.matches("(user|azure|user_agent)\\..*"));
    return List.copyOf(names);
  }

  private static Set<String> reads() {
    Set<String> names = new TreeSet<>(KubernetesAuditEvents.READS);
    names.addAll(NATIVES);
    names.addAll(Services.natives());
    return Set.copyOf(names);
  }

  /** The native names of all services, which rows of other shapes spell differently. */
  static List<String> natives() {
    return NATIVES;
  }

  /** Whether this is a category of resource logs or a table that is known. */
  static boolean isCategory(byte[] buffer, int start, int length) {
    return TABLE.get(buffer, start, length) != null;
  }

  /** Opens the strings of a row and says whose it is; null if it is no row of Azure. */
  @Nullable Service open(Event event) {
    embedded.open(event);
    return serviceOf(event);
  }

  /**
   * Passes on the event of an opened row.
   *
   * @param service whose row it is, as {@link #open} said
   */
  void record(Event event, @Nullable Service service, EventSink sink) {
    if (kubernetes.isMine(event)) {
      kubernetes.record(event, sink);
    } else if (service == null) {
      sink.malformed(Values.malformed(event, AzureFaults.NO_ROW));
    } else {
      complete(event, service, sink);
    }
  }

  /** Fills an opened row and passes it on. */
  void complete(Event event, Service service, EventSink sink) {
    event.setTime(time(event));
    event.setEventClass(service.eventClass());
    event.setKeywordText(keywords);
    Objects.requireNonNull(services.get(service)).complete(event);
    sink.event(event);
  }

  private long time(Event event) {
    long time = Values.firstTime(event, times);
    return time == Event.NO_TIME ? PortalTime.first(event, times) : time;
  }

  private @Nullable Service serviceOf(Event event) {
    boolean isNamed = false;
    for (int field : categories) {
      int slot = Values.scalar(event, field);
      Service known = ofCategory(event, slot);
      if (known != null) {
        return known;
      }
      isNamed |= slot != Event.NONE;
    }
    if (Values.scalar(event, directory) != Event.NONE) {
      return DirectoryAuditRows.SERVICE;
    }
    Service shaped = isNamed ? null : shapes.of(event);
    if (shaped != null) {
      return shaped;
    }
    for (int mark : marks) {
      if (Values.scalar(event, mark) != Event.NONE) {
        return Services.OTHER;
      }
    }
    return null;
  }

  private @Nullable Service ofCategory(Event event, int slot) {
    int length = slot == Event.NONE ? RecentTexts.LONGEST + 1 : event.length(slot);
    return length > RecentTexts.LONGEST
        ? null
        : recent.of(event.buffer(slot), event.start(slot), event.length(slot)).service;
  }

  /** A category or a table. */
  private static final class Category extends RecentTexts.Entry {
    private @Nullable Service service;

    @Override
    void read(byte[] text, int length) {
      service = TABLE.get(text, 0, length);
    }
  }
}
