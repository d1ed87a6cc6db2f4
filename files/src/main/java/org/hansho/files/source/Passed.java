package org.hansho.files.source;

/**
 * Something that was passed over in a folder on purpose.
 *
 * @param source its name, or that of the path that the user gave where one entry stands for many
 * @param said where it leads, or how many they are
 */
public record Passed(String source, Why why, String said) {
  /** Why it was passed over. */
  public enum Why {
    /** A link to a file that is in none of the folders named. */
    LINK_OUT,
    /** A link to a folder that is in none of the folders named. */
    LINK_TO_FOLDER,
    /** So many links more of these two kinds. */
    LINKS_MORE,
    /** So many links that lead to nothing, or in circles. */
    LINKS_BROKEN,
    /** So many pipes, sockets and devices. */
    SPECIAL,
    /** A file system that the kernel makes up, such as /proc. */
    KERNEL,
    /** A file that grew while it was read. */
    GREW,
    /** A file that was replaced or cut between being listed and being opened. */
    REPLACED,
    /** A file with records of another time than the rest. */
    APART
  }
}
