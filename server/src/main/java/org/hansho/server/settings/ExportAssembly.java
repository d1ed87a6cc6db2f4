package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the records of exports of values that were read without a problem. */
final class ExportAssembly {
  private final Values values;

  ExportAssembly(Values values) {
    this.values = values;
  }

  ExportSettings export(String name) {
    List<String> tenants = values.get(ExportKeys.TENANTS, name);
    return new ExportSettings(
        name,
        values.get(ExportKeys.KIND, name),
        tenants.isEmpty() ? values.names(TenantKeys.GROUP) : tenants,
        values.find(ExportKeys.FILTER, name),
        values.get(ExportKeys.SUPPRESSED, name),
        new ExportSettings.Shape(
            values.get(ExportKeys.FORMAT, name),
            values.get(ExportKeys.LANGUAGE, name),
            values.get(ExportKeys.ERA, name),
            values.get(ExportKeys.VENDOR, name),
            values.get(ExportKeys.PRODUCT, name),
            values.find(ExportKeys.CONSOLE, name)),
        way(name),
        values.find(ExportKeys.HOURS, name),
        new ExportSettings.Limits(
            values.find(ExportKeys.MOST_HIGH, name),
            values.find(ExportKeys.MOST_MEDIUM, name),
            values.find(ExportKeys.MOST_LOW, name),
            values.find(ExportKeys.MOST_OF_DETECTION, name)),
        values.find(ExportKeys.BACKFILL, name));
  }

  private ExportSettings.Way way(String name) {
    boolean allowPrivate = values.get(ExportKeys.ALLOW_PRIVATE, name);
    Optional<Path> authorities = values.find(ExportKeys.AUTHORITIES, name);
    String kind = values.get(ExportKeys.KIND, name);
    return switch (kind) {
      case ExportKeys.WEBHOOK ->
          new ExportSettings.Webhook(
              values.get(ExportKeys.URL, name),
              values.find(ExportKeys.TOKEN, name),
              values.find(ExportKeys.SECRET, name),
              allowPrivate,
              authorities,
              values.get(ExportKeys.TIME, name));
      case ExportKeys.FILE ->
          new ExportSettings.RotatedFile(
              values.get(ExportKeys.PATH, name),
              values.get(ExportKeys.SIZE, name),
              values.get(ExportKeys.KEEP, name));
      default ->
          new ExportSettings.Syslog(
              values.get(ExportKeys.HOST, name),
              values.get(ExportKeys.PORT, name),
              kind.substring(kind.indexOf('-') + 1),
              allowPrivate,
              authorities,
              values.get(ExportKeys.TIME, name));
    };
  }
}
