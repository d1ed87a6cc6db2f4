package org.hansho.testkit.tenant.directory;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Rhythm;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.BlobCall;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Resource;

/**
 * A storage account.
 *
 * @param containers names of its containers
 * @param blobs how many blobs a container has
 * @param isPublic whether it serves files to anybody, as the account of a web site does
 * @param holdsPackages whether packages of cloud services are kept in it
 * @param rhythm how its load changes with time
 */
public record BlobAccount(
    Resource resource,
    List<String> containers,
    int blobs,
    boolean isPublic,
    boolean holdsPackages,
    Rhythm rhythm) {

  /** The name of a blob by its number. */
  public String blob(int number) {
    return "records/" + (number % 40) + "/part-" + number + ".parquet";
  }

  /** A read of any blob by somebody with a token. */
  public BlobCall get(Caller caller, Dice dice, long bytes) {
    return get(caller, Authentication.OAUTH, dice, bytes);
  }

  /** A read of any blob. */
  public BlobCall get(Caller caller, Authentication authentication, Dice dice, long bytes) {
    return BlobCall.of(
        resource,
        caller,
        authentication,
        "GetBlob",
        dice.of(containers),
        blob(dice.below(blobs)),
        bytes);
  }

  /** An upload by somebody with a token. */
  public BlobCall put(Caller caller, String container, String blob, long bytes, String md5) {
    return BlobCall.put(resource, caller, Authentication.OAUTH, container, blob, bytes, md5);
  }

  /** A deletion by somebody with a token. */
  public BlobCall delete(Caller caller, String container, String blob) {
    return BlobCall.of(resource, caller, Authentication.OAUTH, "DeleteBlob", container, blob, 0);
  }

  /** An operation on a container, or on the account where the container's name is empty. */
  public BlobCall on(
      Caller caller, Authentication authentication, String operation, String container) {
    return BlobCall.of(resource, caller, authentication, operation, container, "", 2_400);
  }
}
