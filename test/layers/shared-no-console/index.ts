console.log('no output from the domain');
