package org.hansho.testkit.tenant.record;

/**
 * A program that people use to reach the cloud; the identifiers are the public ones of the
 * provider's own programs.
 *
 * @param appId its application's identifier
 * @param name the name a sign-in shows
 * @param userAgent what it calls itself
 */
public record Client(String appId, String name, String userAgent) {
  /** The portal in a browser. */
  public static final Client PORTAL =
      new Client(
          "c44b4083-3bb0-49c1-b47d-974e53cbdf3c",
          "Azure Portal",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/132.0.0.0 Safari/537.36");

  /** The command line in Python. */
  public static final Client COMMAND_LINE =
      new Client(
          "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
          "Microsoft Azure CLI",
          "python/3.11.8 (Linux-6.1.0-x86_64-with-glibc2.36) AZURECLI/2.57.0");

  /** The PowerShell modules. */
  public static final Client POWERSHELL =
      new Client(
          "1950a258-227b-4e31-a9cf-717495945fc2",
          "Microsoft Azure PowerShell",
          "Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.22631; en-US) PowerShell/7.4.1");

  /** The editor with its cloud extensions. */
  public static final Client EDITOR =
      new Client(
          "aebc6443-996d-45c2-90f0-388ff96faa56",
          "Visual Studio Code",
          "vscode-azureresourcegroups/0.8.3 (linux; Node 18.17.1)");
}
