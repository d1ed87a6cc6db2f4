package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
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
      Worded message =
          Message.inEnglish("the folders of the tenants '{0}' and '{1}' overlap: {2}")
              .inJapanese("テナント '{0}' と '{1}' のフォルダーが重なっています: {2}", other, tenant, one.get());
      report.add(
          origin(path),
          path,
          message,
          Message.inEnglish("give each tenant a folder of its own")
              .inJapanese("テナントごとに別のフォルダーを指定してください"));
    }
  }

  private void ownData(String source, List<Path> roots, List<Path> own) {
    for (Path root : roots) {
      for (Path data : own) {
        if (overlap(root, data)) {
          String path = SourceKeys.ROOTS.path(source);
          Worded message =
              Message.inEnglish("'{0}' holds what Hansho itself writes: {1}")
                  .inJapanese("'{0}' に、Hansho 自身が書き込むフォルダーが含まれています: {1}", path, data);
          report.add(
              origin(path),
              path,
              message,
              Message.inEnglish("follow other folders").inJapanese("別のフォルダーを指定してください"));
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
