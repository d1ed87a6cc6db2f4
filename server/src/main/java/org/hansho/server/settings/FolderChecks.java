package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hansho.server.settings.Values.Value;

/** Checks that no tenant gets at the folder of another, and no source at what Hansho writes. */
final class FolderChecks {
  private final Values values;
  private final Report report;

  FolderChecks(Values values, Report report) {
    this.values = values;
    this.report = report;
  }

  void check() {
    List<String> tenants = values.names(TenantKeys.GROUP);
    for (int i = 0; i < tenants.size(); i++) {
      for (int j = 0; j < i; j++) {
        apart(tenants.get(i), tenants.get(j));
      }
    }
    List<Path> own = ownFolders();
    for (String source : values.names(SourceKeys.GROUP)) {
      values.find(SourceKeys.ROOTS, source).ifPresent(roots -> ownData(source, roots, own));
    }
  }

  /** The data folder, and those of tenants that are not in it. */
  private List<Path> ownFolders() {
    List<Path> own = new ArrayList<>();
    values.find(ServerKeys.DATA).ifPresent(own::add);
    for (String tenant : values.names(TenantKeys.GROUP)) {
      values
          .find(TenantKeys.DATA, tenant)
          .filter(folder -> own.isEmpty() || !folder.startsWith(own.get(0)))
          .ifPresent(own::add);
    }
    return own;
  }

  private void apart(String tenant, String other) {
    Optional<Path> one = values.find(TenantKeys.DATA, tenant);
    Optional<Path> two = values.find(TenantKeys.DATA, other);
    if (one.isPresent() && two.isPresent() && overlap(one.get(), two.get())) {
      boolean isWritten = !(origin(TenantKeys.DATA.path(tenant)) instanceof Origin.Default);
      String path = TenantKeys.DATA.path(isWritten ? tenant : other);
      String message =
          "the folders of the tenants '" + other + "' and '" + tenant + "' overlap: " + one.get();
      report.add(origin(path), path, message, "give each tenant a folder of its own");
    }
  }

  private void ownData(String source, List<Path> roots, List<Path> own) {
    for (Path root : roots) {
      for (Path data : own) {
        if (overlap(root, data)) {
          String path = SourceKeys.ROOTS.path(source);
          String message = "'" + path + "' holds what Hansho itself writes: " + data;
          report.add(origin(path), path, message, "follow other folders");
          return;
        }
      }
    }
  }

  private static boolean overlap(Path one, Path other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  private Origin origin(String path) {
    Value<?> value = values.at(path);
    return value == null ? new Origin.Default() : value.origin();
  }
}
