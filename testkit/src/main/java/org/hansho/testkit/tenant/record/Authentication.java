package org.hansho.testkit.tenant.record;

/** How a request to a storage account proves who asks. */
public enum Authentication {
  /** A token of the directory. */
  OAUTH("OAuth"),
  /** One of the account's two keys. */
  ACCOUNT_KEY("AccountKey"),
  /** A signed address. */
  SAS("SAS"),
  /** Nothing. */
  ANONYMOUS("Anonymous"),
  /** The service itself, such as the manager of life cycles. */
  TRUSTED("TrustedAccess");

  private final String logName;

  Authentication(String logName) {
    this.logName = logName;
  }

  String logName() {
    return logName;
  }
}
