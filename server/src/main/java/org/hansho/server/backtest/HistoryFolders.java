package org.hansho.server.backtest;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Message;
import org.hansho.server.job.JobRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The folders with old records that engineers of each tenant may run back-tests over, as the
 * settings name them. Immutable.
 *
 * @param ofTenants absolute paths by tenant
 */
public record HistoryFolders(Map<String, List<Path>> ofTenants) {
  /** Nobody may read files. */
  public static final HistoryFolders NONE = new HistoryFolders(Map.of());

  public HistoryFolders {
    ofTenants = Map.copyOf(ofTenants);
  }

  /** Those of a tenant. */
  public List<Path> of(String tenant) {
    return ofTenants.getOrDefault(tenant, List.of());
  }

  /** The folders of a tenant and what lies below them, of which one can be chosen. */
  public List<String> offered(String tenant) {
    return OfferedPaths.below(of(tenant));
  }

  /**
   * The place that somebody has named, without links on the way to it.
   *
   * @throws JobRefusedException if it is not there, or not below a folder of the tenant; the
   *     message does not say which, since that would say what else is on the machine
   */
  public Path allowed(String tenant, String path) throws JobRefusedException {
    if (of(tenant).isEmpty()) {
      throw new JobRefusedException(
          Message.inEnglish(
                  "No folder of old records is named for this tenant. Name one in the setting"
                      + " tenants.{0}.backtest_folders, and start Hansho again.")
              .inJapanese(
                  "このテナントには、過去のレコードのフォルダーが指定されていません。設定 tenants.{0}.backtest_folders に指定し、Hansho"
                      + " を再起動してください。",
                  tenant));
    }
    Path real = real(path);
    if (real != null) {
      for (Path folder : of(tenant)) {
        Path root = real(folder.toString());
        if (root != null && real.startsWith(root)) {
          return real;
        }
      }
    }
    throw new JobRefusedException(
        Message.inEnglish(
                "There is nothing at this path that a back-test may read. It may read what is below"
                    + " {0}.")
            .inJapanese(
                "このパスには、バックテストで読み取れるものがありません。読み取れるのは、次のフォルダーの中だけです: {0}",
                String.join(", ", of(tenant).stream().map(Path::toString).toList())));
  }

  private static @Nullable Path real(String path) {
    try {
      Path named = Path.of(path);
      return named.isAbsolute() ? named.toRealPath() : null;
    } catch (IOException | InvalidPathException absent) {
      return null;
    }
  }
}
