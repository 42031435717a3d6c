package dev.berth.registry.upload;

import dev.berth.registry.TestRegistry;

/// Uploads into files.
class FileSystemUploadsTest extends UploadsTest {

    @Override
    TestRegistry create() {
        return TestRegistry.onFiles();
    }
}
