/** Records of a storage account: {@link org.hansho.testkit.storage.StorageRecord}. */
@NullMarked
package org.hansho.testkit.storage;

import org.jspecify.annotations.NullMarked;
