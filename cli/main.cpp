// The entry point of the program; the rest is in cli/run.cpp.
#include "cli/run.hpp"

int main(int argc, char** argv) { return lockstep::run(argc, argv); }
